package org.newsweft.items;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The header of a catalogue file or a topic file: known columns in any order, of which few must be
 * there. A column {@code kind} makes it names, {@code phrases} makes it topics, {@code meaning}
 * makes it names of several meanings.
 *
 * @param columns the names of the columns, in the order of the file
 */
record CatalogueHeader(List<String> columns) {
  private static final List<String> OF_NAMES =
      List.of(
          "id",
          "kind",
          "name",
          "country",
          "wikidata",
          "aliases",
          "former",
          "adjectives",
          "stands_for",
          "years",
          "successors",
          "not",
          "notes");
  private static final List<String> OF_TOPICS =
      List.of("id", "name", "parent", "iptc", "wikidata", "definition", "phrases", "not", "near");

  private static final List<String> OF_MEANINGS = List.of("name", "meaning", "evidence", "notes");

  boolean isOfMeanings() {
    return columns.contains("meaning");
  }

  boolean isOfTopics() {
    return columns.contains("phrases");
  }

  /** What is wrong with it, each fault as a sentence; empty if nothing is. */
  List<String> faults() {
    boolean meanings = isOfMeanings() && columns.contains("name") && columns.contains("evidence");
    if (meanings) {
      return unknownAndRepeated(OF_MEANINGS, "names of several meanings");
    }
    if (!columns.containsAll(Set.of("id", "name"))
        || columns.contains("kind") == columns.contains("phrases")) {
      return List.of(
          "the header is \"%s\"; it must be columns, divided by tabs, with id, kind and name for names, with id, name and phrases for topics or with name, meaning and evidence for names of several meanings"
              .formatted(String.join(" ", columns)));
    }
    return isOfTopics()
        ? unknownAndRepeated(OF_TOPICS, "topics")
        : unknownAndRepeated(OF_NAMES, "names");
  }

  private List<String> unknownAndRepeated(List<String> known, String ofWhat) {
    var faults = new ArrayList<String>();
    var seen = new HashSet<String>();
    for (String column : columns) {
      if (!known.contains(column)) {
        faults.add(
            "the header has the column \"%s\"; the columns of %s are %s"
                .formatted(column, ofWhat, String.join(", ", known)));
      } else if (!seen.add(column)) {
        faults.add("the header has the column \"%s\" twice".formatted(column));
      }
    }
    return faults;
  }
}
