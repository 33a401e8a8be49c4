package org.newsweft.items;

import java.io.Serializable;
import java.util.List;

/**
 * What the catalogue knows of an item beside its names of today.
 *
 * @param formerNames names that it had; they mention it like its name of today
 * @param years when it existed, for what is no more; null for what is, or if unknown
 * @param successors ids of what took its place; empty if it is still there
 * @param standsFor id of the country or organisation that news means by naming this place: the
 *     Russian state by the Kremlin and by Moscow; null if none. The place is counted all the same,
 *     since a name alone does not tell which is meant
 */
public record Background(
    List<FormerName> formerNames, Years years, List<String> successors, String standsFor)
    implements Serializable {

  /** Of an item of which nothing more is known. */
  public static final Background NONE = new Background(List.of(), null, List.of(), null);

  /** A name that an item had, with the years when it had it. */
  public record FormerName(String name, Years years) implements Serializable {}

  /**
   * A span of years, both included.
   *
   * @param first null if it is not said
   * @param last 1 or more, not before {@code first}
   */
  public record Years(Integer first, Integer last) implements Serializable {}

  public Background {
    formerNames = List.copyOf(formerNames);
    successors = List.copyOf(successors);
  }
}
