package org.newsweft.annotate;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.newsweft.config.UserError;

/** What the labels of a recogniser are called here. */
final class EntityLabels implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String IGNORE = "ignore";

  /**
   * Labels of the usual sets (CoNLL-2003, OntoNotes, WikiNER and kin); numbers and dates are none.
   */
  private static final Map<String, String> COMMON =
      Map.ofEntries(
          Map.entry("PER", "PER"),
          Map.entry("PERSON", "PER"),
          Map.entry("ORG", "ORG"),
          Map.entry("ORGANIZATION", "ORG"),
          Map.entry("ORGANISATION", "ORG"),
          Map.entry("LOC", "LOC"),
          Map.entry("LOCATION", "LOC"),
          Map.entry("GPE", "LOC"),
          Map.entry("FAC", "LOC"),
          Map.entry("MISC", "MISC"),
          Map.entry("NORP", "MISC"),
          Map.entry("EVENT", "MISC"),
          Map.entry("LAW", "MISC"),
          Map.entry("PRODUCT", "MISC"),
          Map.entry("WORK_OF_ART", "MISC"),
          Map.entry("LANGUAGE", "MISC"),
          Map.entry("DATE", IGNORE),
          Map.entry("TIME", IGNORE),
          Map.entry("MONEY", IGNORE),
          Map.entry("PERCENT", IGNORE),
          Map.entry("QUANTITY", IGNORE),
          Map.entry("CARDINAL", IGNORE),
          Map.entry("ORDINAL", IGNORE));

  private final HashMap<String, String> labels = new HashMap<>(COMMON);

  /**
   * @param ofJob what the job file says; it goes before the common names
   */
  EntityLabels(Map<String, String> ofJob) {
    labels.putAll(ofJob);
  }

  /**
   * Our label for a label of the recogniser; empty if it is to be left out.
   *
   * @throws UserError if the job file does not say, and the label is none of the common ones
   */
  Optional<String> ours(String label) {
    String ours = find(label);
    if (ours == null) {
      throw new UserError("The model says " + unknown(label));
    }
    return ours.equals(IGNORE) ? Optional.empty() : Optional.of(ours);
  }

  boolean knows(String label) {
    return find(label) != null;
  }

  /** What messages say of a label that is not known. */
  static String unknown(String label) {
    return "\"%s\", which annotate.labels does not know; add { \"%s\" = PER, ORG, LOC, MISC or ignore }"
        .formatted(label, label);
  }

  private String find(String label) {
    String ours = labels.get(label);
    return ours == null ? labels.get(label.toUpperCase(Locale.ROOT)) : ours;
  }
}
