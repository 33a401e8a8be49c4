package org.newsweft.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the labels of a gold file are called here: PER, ORG, LOC or MISC, or nothing. {@code
 * docs/evaluation.md} shows the table.
 *
 * <p>Capitals and signs do not matter ({@code WORK_OF_ART}, {@code work-of-art}). A label with
 * parts ({@code person/politician}, {@code location-GPE}) that is not listed whole goes by the
 * first part that is listed.
 */
public final class GoldLabels {
  private static final String IGNORE = "ignore";

  /** Labels, without capitals and signs, by what they are called here. */
  static final Map<String, List<String>> TABLE =
      Map.of(
          "PER",
          words("per person people politician actor artist athlete scholar soldier"),
          "ORG",
          words(
              "org organization organisation politicalparty party corporation company group"
                  + " government governmentagency agency militaryorganization team sportsteam"
                  + " university media newspaper"),
          "LOC",
          words(
              "loc location gpe place country city state region facility fac building island"
                  + " mountain river sea coordinate"),
          "MISC",
          words(
              "misc miscellaneous norp nationality nationalreligiouspolitical religion ethnicity"
                  + " event election law product creativework workofart art work language award"
                  + " vehicle weapon militaryplatform other"),
          IGNORE,
          words(
              "date time temporal duration money currency percent quantity cardinal ordinal"
                  + " number numeric frequency set age url email phone commsidentifier"
                  + " documentreference title role ignore"));

  private final Map<String, String> ours = new HashMap<>();

  /**
   * @param given what the user says of labels, label by one of PER, ORG, LOC, MISC, ignore; it goes
   *     before the table
   */
  public GoldLabels(Map<String, String> given) {
    TABLE.forEach((label, names) -> names.forEach(name -> ours.put(name, label)));
    given.forEach((name, label) -> ours.put(key(name), label));
  }

  private static List<String> words(String words) {
    return List.of(words.split(" "));
  }

  private static String key(String label) {
    return label.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** Whether the label, or a part of it, is in the table. */
  boolean knows(String label) {
    return lookUp(label) != null;
  }

  /** Our label; empty if that label is left out or is not in the table. */
  Optional<String> ours(String label) {
    return Optional.ofNullable(lookUp(label)).filter(found -> !found.equals(IGNORE));
  }

  private String lookUp(String label) {
    String whole = ours.get(key(label));
    if (whole != null) {
      return whole;
    }
    for (String part : label.split("[-/:._ ]+", -1)) {
      String found = ours.get(key(part));
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
