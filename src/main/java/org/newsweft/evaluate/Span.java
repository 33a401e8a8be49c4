package org.newsweft.evaluate;

import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * A marked stretch: of tokens in a sentence, or of characters in a text.
 *
 * @param start number of its first token or character, from 0
 * @param end the number after its last
 * @param label PER, ORG, LOC or MISC
 */
public record Span(int start, int end, String label) {
  private static final Set<String> ARTICLES = Set.of("the", "a", "an");

  /**
   * Checks the borders.
   *
   * @throws IllegalArgumentException if the span is empty or begins before 0
   */
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("A span from %d to %d".formatted(start, end));
    }
  }

  boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  boolean hasBordersOf(Span other) {
    return start == other.start && end == other.end;
  }

  /**
   * A span of tokens without leading articles ({@code the}, {@code a}, {@code an}) and trailing
   * possessives ({@code 's}, or {@code '} after an s). One token always stays.
   *
   * @param word the tokens
   */
  Span ofTokensTrimmed(IntFunction<String> word) {
    int from = start;
    int to = end;
    while (from + 1 < to && ARTICLES.contains(word.apply(from).toLowerCase(Locale.ROOT))) {
      from++;
    }
    while (to - 1 > from && isPossessive(word.apply(to - 1), word.apply(to - 2))) {
      to--;
    }
    return new Span(from, to, label);
  }

  private static boolean isPossessive(String word, String before) {
    if (word.length() == 2 && isApostrophe(word.charAt(0))) {
      return word.charAt(1) == 's' || word.charAt(1) == 'S';
    }
    return word.length() == 1 && isApostrophe(word.charAt(0)) && endsWithS(before);
  }

  /**
   * The same of a span of characters; blanks at its ends go as well. One character always stays.
   */
  Span ofCharactersTrimmed(String text) {
    int from = start;
    int to = end;
    while (from + 1 < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to - 1 > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    for (int after = afterArticle(text, from, to); after > from; ) {
      from = after;
      after = afterArticle(text, from, to);
    }
    if (to - from > 2 && isApostrophe(text.charAt(to - 2)) && endsWithS(text.substring(from, to))) {
      to -= 2;
    } else if (to - from > 1
        && isApostrophe(text.charAt(to - 1))
        && endsWithS(text.substring(from, to - 1))) {
      to--;
    }
    while (to - 1 > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    return new Span(from, to, label);
  }

  /** Where the word behind a leading article begins; {@code from} if there is no article. */
  private static int afterArticle(String text, int from, int to) {
    int blank = from;
    while (blank < to && !Character.isWhitespace(text.charAt(blank))) {
      blank++;
    }
    int next = blank;
    while (next < to && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    boolean article = ARTICLES.contains(text.substring(from, blank).toLowerCase(Locale.ROOT));
    return article && next < to ? next : from;
  }

  private static boolean endsWithS(String word) {
    return word.endsWith("s") || word.endsWith("S");
  }

  private static boolean isApostrophe(char c) {
    return "'’‘`".indexOf(c) >= 0;
  }
}
