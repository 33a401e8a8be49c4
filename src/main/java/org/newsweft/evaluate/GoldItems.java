package org.newsweft.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.newsweft.config.UserError;

/**
 * Reads JSON Lines with the items of every article.
 *
 * @param countries whether the marked items are countries ({@code country:KAZ}), given by their ISO
 *     3166 codes
 * @param articles the articles, in the order of the file
 */
public record GoldItems(boolean countries, List<Article> articles) {
  /** What {@code --help} and the documentation say of the fields. */
  public static final String FIELDS =
      "`text` (the article) and one of: `countries` (or `country`), a list of ISO 3166 codes of two"
          + " or three letters, or one such code; `items`, a list of item ids such as"
          + " org:united-nations";

  /** An article and the ids of its items. */
  public record Article(String text, Set<String> items) {}

  private static final Pattern ID =
      Pattern.compile("(person|org|country|place|topic|other):\\S(.*\\S)?");
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Map<String, String> ALPHA_3 = alpha3();

  /**
   * Reads a file, packed by gzip or not.
   *
   * @throws UserError with every line that cannot be read, or if there is no article
   */
  public static GoldItems read(Path file) {
    List<String> lines = GoldFiles.lines(file);
    var faults = new ArrayList<String>();
    var articles = new ArrayList<Article>();
    Boolean countries = null;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String where = file + ":" + (i + 1) + ": ";
      try {
        JsonNode record = MAPPER.readTree(lines.get(i));
        boolean ofCountries = record.has("countries") || record.has("country");
        check(record.isObject(), "no JSON object");
        check(record.path("text").isTextual(), "no text in the field text");
        check(
            ofCountries != record.has("items"),
            ofCountries
                ? "both countries and items; give one of the two"
                : "neither countries nor items");
        check(
            countries == null || countries == ofCountries,
            "items where the lines before have countries, or the other way round; a file holds one of the two");
        countries = ofCountries;
        articles.add(
            new Article(
                record.get("text").asText(), ofCountries ? countries(record) : items(record)));
      } catch (JsonProcessingException e) {
        faults.add(where + "no JSON: " + e.getOriginalMessage());
      } catch (Fault e) {
        faults.add(where + e.getMessage());
      }
    }
    GoldFiles.check(faults);
    if (articles.isEmpty()) {
      throw new UserError(file + " holds no article; its lines must hold " + FIELDS);
    }
    return new GoldItems(countries, List.copyOf(articles));
  }

  private static Set<String> countries(JsonNode record) throws Fault {
    var ids = new TreeSet<String>();
    for (String code : list(record, record.has("countries") ? "countries" : "country")) {
      String alpha3 = ALPHA_3.get(code.strip().toUpperCase(Locale.ROOT));
      check(
          alpha3 != null,
          "the country \"" + code + "\"; it must be an ISO 3166 code such as KAZ or KZ");
      ids.add("country:" + alpha3);
    }
    return ids;
  }

  private static Set<String> items(JsonNode record) throws Fault {
    var ids = new TreeSet<String>();
    for (String id : list(record, "items")) {
      check(
          ID.matcher(id).matches(),
          "the item \"" + id + "\"; it must be an id such as org:united-nations");
      ids.add(id);
    }
    return ids;
  }

  private static List<String> list(JsonNode record, String field) throws Fault {
    JsonNode value = record.get(field);
    if (value.isTextual()) {
      return List.of(value.asText());
    }
    check(value.isArray(), field + " is " + value + "; it must be a list of texts");
    var list = new ArrayList<String>();
    for (JsonNode element : value) {
      check(element.isTextual(), field + " holds " + element + "; it must be a list of texts");
      list.add(element.asText());
    }
    return list;
  }

  /** ISO 3166 codes of two and three letters by those of three; Kosovo has the usual XK and XKX. */
  private static Map<String, String> alpha3() {
    var codes = new HashMap<String, String>(Map.of("XK", "XKX", "XKX", "XKX", "UK", "GBR"));
    for (String alpha2 : Locale.getISOCountries()) {
      String alpha3 = new Locale("", alpha2).getISO3Country();
      codes.put(alpha2, alpha3);
      codes.put(alpha3, alpha3);
    }
    return codes;
  }

  private static void check(boolean right, String problem) throws Fault {
    if (!right) {
      throw new Fault(problem);
    }
  }

  /** What is wrong with a line. */
  private static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    Fault(String message) {
      super(message);
    }
  }
}
