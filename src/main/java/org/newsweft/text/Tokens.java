package org.newsweft.text;

import java.util.Arrays;

/**
 * The words and signs of a stretch of text, as offsets in UTF-16 units.
 *
 * <ul>
 *   <li>A word is a run of letters, digits and combining marks.
 *   <li>Initials stay together: {@code U.S.}, {@code U.N}.
 *   <li>Numbers keep their inner point or comma: {@code 3.5}, {@code 1,000}.
 *   <li>The ending {@code 's} (straight or curly) is a token of its own.
 *   <li>Any other character that is not blank is a token of its own, hyphens included.
 * </ul>
 *
 * <p>One object can be used again and again; it grows to the longest text that it has seen. Not for
 * use by several threads.
 */
public final class Tokens {
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int count;

  /** Number of tokens of the text last given to {@link #tokenize}. */
  public int count() {
    return count;
  }

  /** Offset of the first character of a token. */
  public int start(int token) {
    return starts[token];
  }

  /** Offset after the last character of a token. */
  public int end(int token) {
    return ends[token];
  }

  /** Finds the tokens of {@code text} between two offsets; those found before are forgotten. */
  public void tokenize(String text, int from, int to) {
    count = 0;
    int i = from;
    while (i < to) {
      int c = text.codePointAt(i);
      if (isBlank(c)) {
        i += Character.charCount(c);
      } else if (isWordPart(c)) {
        i = word(text, i, to);
      } else if (isApostrophe(c) && isPossessive(text, i, to)) {
        add(i, i + 2);
        i += 2;
      } else {
        int end = Math.min(to, i + Character.charCount(c));
        add(i, end);
        i = end;
      }
    }
  }

  private int word(String text, int start, int to) {
    int initials = endOfInitials(text, start, to);
    if (initials > start) {
      add(start, initials);
      return initials;
    }
    int i = start;
    boolean number = true;
    while (i < to) {
      int c = text.codePointAt(i);
      if (isWordPart(c)) {
        number &= c >= '0' && c <= '9';
        i += Character.charCount(c);
      } else if (number && (c == '.' || c == ',') && i + 1 < to && isDigit(text.charAt(i + 1))) {
        i++;
      } else {
        break;
      }
    }
    i = Math.min(i, to);
    add(start, i);
    return i;
  }

  /**
   * The end of two or more single letters with points between them; {@code start} if there are
   * none.
   */
  private static int endOfInitials(String text, int start, int to) {
    int i = start;
    int letters = 0;
    while (i < to && Character.isLetter(text.charAt(i))) {
      boolean pointFollows = i + 1 < to && text.charAt(i + 1) == '.';
      boolean wordFollows = i + 1 < to && isWordPart(text.codePointAt(i + 1));
      if (wordFollows) {
        return letters >= 2 ? i : start;
      }
      letters++;
      if (!pointFollows) {
        return letters >= 2 ? i + 1 : start;
      }
      i += 2;
    }
    return letters >= 2 ? i : start;
  }

  /** Whether the apostrophe at {@code i} and the letter behind it are the ending of a word. */
  private boolean isPossessive(String text, int i, int to) {
    return count > 0
        && ends[count - 1] == i
        && isWordPart(text.codePointAt(starts[count - 1]))
        && i + 1 < to
        && (text.charAt(i + 1) == 's' || text.charAt(i + 1) == 'S')
        && (i + 2 >= to || !isWordPart(text.codePointAt(i + 2)));
  }

  private void add(int start, int end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = start;
    ends[count++] = end;
  }

  static boolean isApostrophe(int c) {
    return c == '\'' || c == '’' || c == 'ʼ' || c == '‘' || c == '`';
  }

  static boolean isBlank(int c) {
    return c <= ' ' || (c >= 0xa0 && (Character.isWhitespace(c) || Character.isSpaceChar(c)));
  }

  static boolean isWordPart(int c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
