package org.newsweft.annotate.entities;

import java.text.Normalizer;
import java.util.Locale;

/** The forms of a word under which a model knows it. Each takes time in proportion to the word. */
final class WordForms {
  private WordForms() {}

  /**
   * The word without its accents (decomposed, combining marks left out); one that is nothing but
   * accents keeps them.
   */
  static String withoutAccents(String word) {
    if (isAscii(word)) {
      return word;
    }
    var plain = new StringBuilder(word.length());
    int c;
    for (int i = 0; i < word.length(); i += Character.charCount(c)) {
      c = word.codePointAt(i);
      if (c < 128) {
        plain.append((char) c);
      } else {
        // One at a time: all marks go, so their order is of no matter, and sorting thousands of
        // them on one letter takes long.
        Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
            .codePoints()
            .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
            .forEach(plain::appendCodePoint);
      }
    }
    return plain.isEmpty() ? word : plain.toString();
  }

  /**
   * The word in small letters. Not {@code String.toLowerCase}, whose time grows with the square of
   * the number of capital sigmas.
   */
  static String lowerCase(String word) {
    var lower = new StringBuilder(word.length());
    int c;
    for (int i = 0; i < word.length(); i += Character.charCount(c)) {
      c = word.codePointAt(i);
      if (c == 'Σ' && isFinal(word, i)) {
        lower.append('ς');
      } else if (c == 'İ') {
        lower.append("i\u0307");
      } else {
        lower.appendCodePoint(Character.toLowerCase(c));
      }
    }
    return lower.toString();
  }

  /** Whether the sigma at {@code at} ends a word: behind a letter with case and before none. */
  private static boolean isFinal(String word, int at) {
    int before = at;
    while (before > 0 && isCaseIgnorable(word.codePointBefore(before))) {
      before -= Character.charCount(word.codePointBefore(before));
    }
    int after = at + 1;
    while (after < word.length() && isCaseIgnorable(word.codePointAt(after))) {
      after += Character.charCount(word.codePointAt(after));
    }
    return before > 0
        && isCased(word.codePointBefore(before))
        && !(after < word.length() && isCased(word.codePointAt(after)));
  }

  private static boolean isCased(int c) {
    return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
  }

  private static boolean isCaseIgnorable(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.MODIFIER_LETTER,
          Character.MODIFIER_SYMBOL,
          Character.FORMAT ->
          true;
      default -> c == '.' || c == ':' || c == '\'' || c == '’' || c == '·';
    };
  }

  /**
   * Capitals as X, other letters as x, digits as d, other signs as they are; of a run of one sign
   * four at most, of all together ten.
   */
  static String shape(String word) {
    var shape = new StringBuilder(10);
    int signs = 0;
    int run = 0;
    int previous = -1;
    int c;
    for (int i = 0; i < word.length() && signs < 10; i += Character.charCount(c)) {
      c = word.codePointAt(i);
      int sign = sign(c);
      run = sign == previous ? run + 1 : 1;
      previous = sign;
      if (run <= 4) {
        shape.appendCodePoint(sign);
        signs++;
      }
    }
    return shape.toString();
  }

  private static int sign(int c) {
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER -> 'X';
      case Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER ->
          'x';
      case Character.DECIMAL_DIGIT_NUMBER -> 'd';
      default -> c;
    };
  }

  /** The first code points of a word; the word if it has no more. */
  static String first(String word, int count) {
    int end = 0;
    for (int i = 0; i < count && end < word.length(); i++) {
      end += Character.charCount(word.codePointAt(end));
    }
    return word.substring(0, end);
  }

  /** The last code points of a word; the word if it has no more. */
  static String last(String word, int count) {
    int start = word.length();
    for (int i = 0; i < count && start > 0; i++) {
      start -= Character.charCount(word.codePointBefore(start));
    }
    return word.substring(start);
  }

  private static boolean isAscii(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a sentence has two words or more with capitals, three capitals or more in all, and no
   * small letter. A dateline of one word ({@code ALMATY –}) is too short to be told by its case.
   */
  static boolean isAllCapitals(String[] words, int from, int to) {
    int capitals = 0;
    int wordsWithCapitals = 0;
    for (int w = from; w < to; w++) {
      int before = capitals;
      for (int i = 0; i < words[w].length(); i++) {
        char c = words[w].charAt(i);
        if (Character.isLowerCase(c)) {
          return false;
        }
        capitals += Character.isUpperCase(c) ? 1 : 0;
      }
      wordsWithCapitals += capitals > before ? 1 : 0;
    }
    return capitals >= 3 && wordsWithCapitals > 1;
  }

  /** The word with small letters after its first; initials ({@code U.S.}) stay as they are. */
  static String titleCase(String word) {
    if (word.length() < 2 || word.indexOf('.') >= 0) {
      return word;
    }
    int first = word.offsetByCodePoints(0, 1);
    return word.substring(0, first) + word.substring(first).toLowerCase(Locale.ROOT);
  }
}
