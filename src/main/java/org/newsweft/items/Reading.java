package org.newsweft.items;

import java.io.Serializable;
import java.util.List;

/**
 * One of several meanings of a name.
 *
 * @param meaning an item of the catalogue; or {@link #PERSON}, {@link #NOTHING}, {@link #UNCLEAR}
 * @param evidence words, phrases and ids of items that speak for it when the article mentions them
 */
public record Reading(String meaning, List<String> evidence) implements Serializable {
  /** No name of several meanings is longer, in characters. */
  public static final int LONGEST_NAME = 30;

  /** Somebody of that name. */
  public static final String PERSON = "person";

  /** A word of the language that names nothing. */
  public static final String NOTHING = "nothing";

  /** Several things, so that it counts for none. */
  public static final String UNCLEAR = "unclear";

  /** Meanings that are no items. */
  static final List<String> WORDS = List.of(PERSON, NOTHING, UNCLEAR);
}
