package org.newsweft.annotate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands at a place of a text; costs no more than that, however long the text is. */
final class TextAt {
  private TextAt() {}

  /** Whether a pattern matches from a place on. */
  static boolean stands(Pattern pattern, String text, int place) {
    return stands(pattern.matcher(text), place);
  }

  /**
   * Whether a pattern matches from a place on. {@code find(place)} with {@code \G} says the same,
   * but tries every place behind.
   */
  static boolean stands(Matcher matcher, int place) {
    return matcher.region(place, matcher.regionEnd()).lookingAt();
  }
}
