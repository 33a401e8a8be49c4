package org.newsweft.annotate.entities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped models label the sentences of {@code check.jsonl} as Python does. */
class CheckedSentencesTest {
  private static final Path MODELS =
      Path.of(System.getProperty("newsweft.home", "."), "data", "models");

  @ParameterizedTest
  @ValueSource(strings = {"small", "fast"})
  void everySentenceHasTheLabelsOfPython(String model) throws IOException {
    Path check = MODELS.resolve("fast").resolve("check.jsonl");
    Assumptions.assumeTrue(Files.exists(check), "no " + check);
    EntityFinder finder = EntityModel.open(ModelFiles.read(model, new Configuration())).finder();
    var differences = new ArrayList<String>();
    var reader = new ObjectMapper();
    List<String> lines = Files.readAllLines(check);
    for (String line : lines) {
      JsonNode sentence = reader.readTree(line);
      List<String> words = texts(sentence.path("tokens"));
      List<String> found = labels(finder.tag(List.of(words)).get(0), words.size());
      if (!found.equals(texts(sentence.path(model)))) {
        differences.add(words + "\n  Python " + sentence.path(model) + "\n  Java   " + found);
      }
    }
    assertThat(lines).hasSizeGreaterThan(100);
    assertThat(differences).isEmpty();
  }

  private static List<String> labels(List<Entity> names, int words) {
    var labels = new ArrayList<>(Collections.nCopies(words, Labels.NONE));
    for (Entity name : names) {
      for (int w = name.start(); w < name.end(); w++) {
        labels.set(w, (w == name.start() ? "B-" : "I-") + name.label());
      }
    }
    return labels;
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
