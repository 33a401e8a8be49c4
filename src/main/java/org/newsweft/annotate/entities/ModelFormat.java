package org.newsweft.annotate.entities;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The values of {@code model.json}; one that is absent or of another type is an error. */
final class ModelFormat {
  private final ModelFiles files;
  private final JsonNode root;

  /**
   * @throws org.newsweft.config.UserError if the file is no JSON
   */
  ModelFormat(ModelFiles files) {
    this.files = files;
    try {
      root = new ObjectMapper().readTree(files.bytes(ModelFiles.FORMAT));
    } catch (JsonProcessingException e) {
      throw files.problem(ModelFiles.FORMAT, "is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw files.problem(ModelFiles.FORMAT, "cannot be read: " + e.getMessage());
    }
  }

  /**
   * Another model that reads beside this one.
   *
   * @param model the name of its folder, beside this one's
   * @param isQuick whether it reads first, and this one what it is unsure of; else the other way
   *     round
   * @param sureFrom a sentence is sure if the best label of each word has this probability or more
   */
  record Partner(String model, boolean isQuick, double sureFrom) {}

  /** The model that reads beside this one; empty if this one reads alone. */
  Optional<Partner> partner() {
    if (!has("readsWith")) {
      return Optional.empty();
    }
    boolean isQuick = root.at("/readsWith").has("quick");
    String model = text(isQuick ? "readsWith.quick" : "readsWith.thorough");
    return Optional.of(new Partner(model, isQuick, probability("readsWith.sureFrom")));
  }

  private double probability(String key) {
    JsonNode value = at(key);
    if (!value.isNumber() || value.doubleValue() < 0 || value.doubleValue() > 1) {
      throw unfit(key, value, "a number from 0 to 1");
    }
    return value.doubleValue();
  }

  boolean has(String key) {
    return root.has(key);
  }

  String text(String key) {
    JsonNode value = at(key);
    if (!value.isTextual()) {
      throw unfit(key, value, "a text");
    }
    return value.textValue();
  }

  int wholeNumber(String key, int least) {
    JsonNode value = at(key);
    if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < least) {
      throw unfit(key, value, "a whole number of " + least + " or more");
    }
    return value.intValue();
  }

  int[] wholeNumbers(String key, int count) {
    JsonNode value = at(key);
    int[] numbers = new int[count];
    boolean fits = value.isArray() && value.size() == count;
    for (int i = 0; fits && i < count; i++) {
      numbers[i] = value.get(i).asInt(0);
      fits = value.get(i).isInt() && numbers[i] >= 2;
    }
    if (!fits) {
      throw unfit(key, value, "a list of " + count + " whole numbers of 2 or more");
    }
    return numbers;
  }

  /** A list of texts; empty if the key is absent. */
  Set<String> textsIfAny(String key) {
    if (!has(key)) {
      return Set.of();
    }
    JsonNode value = at(key);
    var texts = new HashSet<String>();
    for (JsonNode text : value) {
      texts.add(text.textValue());
    }
    if (!value.isArray() || texts.contains(null)) {
      throw unfit(key, value, "a list of texts");
    }
    return texts;
  }

  /** The value of a key; dots lead into nested objects. */
  private JsonNode at(String key) {
    JsonNode value = root.at("/" + key.replace('.', '/'));
    if (value.isMissingNode()) {
      throw files.problem(ModelFiles.FORMAT, "lacks the key \"" + key + "\"");
    }
    return value;
  }

  private RuntimeException unfit(String key, JsonNode value, String expected) {
    return files.problem(
        ModelFiles.FORMAT, "has \"%s\": %s; it must be %s".formatted(key, value, expected));
  }
}
