package org.newsweft.items;

import java.util.Locale;
import java.util.Optional;

/** Kinds of items: the words of the column {@code items.kind}, and of the mentions' labels. */
public enum ItemKind {
  /** A person. */
  PERSON("person", "PER"),
  /** A body of people: an international organisation, a ministry, a company, a party. */
  ORGANIZATION("org", "ORG"),
  /** A country or territory with an ISO 3166 code, or a former one. */
  COUNTRY("country", "LOC"),
  /** Any other place: a city, a region, a river, a sea. */
  PLACE("place", "LOC"),
  /** A subject of public affairs. */
  TOPIC("topic", "TOPIC"),
  /** A name of something else: an event, a law, a work, a people. */
  OTHER("other", "MISC");

  private final String prefix;
  private final String label;

  ItemKind(String prefix, String label) {
    this.prefix = prefix;
    this.label = label;
  }

  /** What ids of this kind begin with, before the colon. */
  public String prefix() {
    return prefix;
  }

  /** The label of its mentions: PER, ORG, LOC, MISC or TOPIC. */
  public String label() {
    return label;
  }

  /** The word in tables and files: {@code organization}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with that word in tables and files. */
  public static Optional<ItemKind> ofWord(String word) {
    for (ItemKind kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The kind of an item by its id. */
  public static ItemKind ofId(String id) {
    for (ItemKind kind : values()) {
      if (id.startsWith(kind.prefix) && id.startsWith(":", kind.prefix.length())) {
        return kind;
      }
    }
    throw new IllegalArgumentException("Not the id of an item: " + id);
  }

  /** The kind of what a recogniser finds: the kind of that label, a place for LOC. */
  public static ItemKind ofEntityLabel(String label) {
    return switch (label) {
      case "PER" -> PERSON;
      case "ORG" -> ORGANIZATION;
      case "LOC" -> PLACE;
      case "MISC" -> OTHER;
      default -> throw new IllegalArgumentException("Not an entity label: " + label);
    };
  }
}
