package org.newsweft.annotate;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the acronyms that a text introduces in brackets: {@code European Space Agency (ESA)}.
 *
 * <p>The long form is found by the algorithm of Schwartz and Hearst, "A simple algorithm for
 * identifying abbreviation definitions in biomedical text" (2003): the characters of the acronym
 * are matched from right to left, the first of them at the beginning of a word. Two conditions are
 * added, because names are looked for: the long form begins with a capital letter, and it has two
 * words at least.
 */
final class Acronyms {
  /**
   * An acronym and its long form.
   *
   * @param acronym as written
   * @param start first character of the long form, in UTF-16 units
   * @param end the character after it
   */
  record Definition(String acronym, int start, int end) {}

  private static final int LONGEST = 12;

  private Acronyms() {}

  /** The definitions in a text, in order; of two for one acronym the first. */
  static List<Definition> in(String text) {
    var found = new ArrayList<Definition>();
    for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
      int close = text.indexOf(')', open);
      if (close < 0) {
        break;
      }
      if (close - open - 1 > LONGEST + 1 || close - open - 1 < 2) {
        continue;
      }
      String acronym = text.substring(open + 1, close).strip();
      if (!isAcronym(acronym) || found.stream().anyMatch(d -> d.acronym().equals(acronym))) {
        continue;
      }
      int end = open;
      while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
      int start = longForm(text, end, acronym);
      if (start >= 0) {
        found.add(new Definition(acronym, start, end));
      }
    }
    return found;
  }

  /** Two letters or more in capitals, most of it letters. */
  private static boolean isAcronym(String word) {
    int capitals = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (Character.isUpperCase(c)) {
        capitals++;
      } else if (!Character.isLetterOrDigit(c) && "-&/.".indexOf(c) < 0) {
        return false;
      }
    }
    return capitals >= 2
        && word.length() <= LONGEST
        && Character.isUpperCase(word.charAt(0))
        && 2 * capitals >= word.length();
  }

  /** Where the long form that ends at {@code end} begins; -1 if there is none. */
  private static int longForm(String text, int end, String acronym) {
    int first = firstAllowed(text, end, acronym);
    int at = end - 1;
    int begin = -1;
    for (int a = acronym.length() - 1; a >= 0; a--) {
      char wanted = Character.toLowerCase(acronym.charAt(a));
      if (!Character.isLetterOrDigit(wanted)) {
        continue;
      }
      while (at >= first
          && (Character.toLowerCase(text.charAt(at)) != wanted
              || (a == 0 && at > first && Character.isLetterOrDigit(text.charAt(at - 1))))) {
        at--;
      }
      if (at < first) {
        return -1;
      }
      begin = at--;
    }
    boolean severalWords = text.substring(begin, end).strip().contains(" ");
    return severalWords && Character.isUpperCase(text.charAt(begin)) ? begin : -1;
  }

  /**
   * The first character that a long form may have: as many words back as the acronym is long, and
   * five more, or twice as many if that is fewer; never over the end of a sentence or a bracket.
   */
  private static int firstAllowed(String text, int end, String acronym) {
    int words = Math.min(acronym.length() + 5, 2 * acronym.length());
    int i = end;
    while (i > 0 && words > 0) {
      char before = text.charAt(i - 1);
      if (before == '\n' || "()[];:!?\"“”".indexOf(before) >= 0 || endsSentence(text, i - 1)) {
        break;
      }
      i--;
      if (Character.isWhitespace(text.charAt(i))) {
        words--;
      }
    }
    while (i < end && !Character.isLetterOrDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean endsSentence(String text, int point) {
    // A point behind two small letters ends a sentence; U.S. and St. do not.
    return text.charAt(point) == '.'
        && point >= 2
        && Character.isLowerCase(text.charAt(point - 1))
        && Character.isLowerCase(text.charAt(point - 2))
        && point + 1 < text.length()
        && Character.isWhitespace(text.charAt(point + 1));
  }

  /** The places where an acronym stands as a word of its own. */
  static List<Integer> occurrences(String text, String acronym) {
    var places = new ArrayList<Integer>();
    for (int i = text.indexOf(acronym); i >= 0; i = text.indexOf(acronym, i + 1)) {
      int end = i + acronym.length();
      boolean begins = i == 0 || !isPartOfWord(text, i - 1);
      boolean ends = end == text.length() || !isPartOfWord(text, end);
      if (begins && ends) {
        places.add(i);
      }
    }
    return places;
  }

  private static boolean isPartOfWord(String text, int at) {
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c) || c == '-' || c == '&';
  }
}
