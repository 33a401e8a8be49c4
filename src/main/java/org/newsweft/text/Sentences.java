package org.newsweft.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * The sentences of a text, as offsets in UTF-16 units, found by rules in one pass.
 *
 * <p>A sentence ends at a full stop, question mark, exclamation mark or ellipsis (with the quotes
 * and brackets that close behind it) if what follows can begin a sentence, at the end of a
 * paragraph, and before an item of a list. Titles, initials, abbreviations, {@code U.S.} and
 * decimal points end none, but for those that may ({@code U.S.}, {@code Inc.}, an initial) before a
 * word that begins sentences, such as {@code The}. A dateline ({@code ASTANA – }) is a sentence of
 * its own: the place of writing is in the article, but in no sentence with what the article tells.
 *
 * <p>One object can be used again and again. Not for use by several threads.
 */
public final class Sentences {
  // The abbreviations. Those written with a capital here must have one in the text as well: "Ill."
  // is Illinois, "ill" is a word that may well end a sentence.

  /** Never the last word of a sentence. */
  private static final Set<String> TITLES =
      Set.of(
          "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Gen", "Sen", "Rep", "Reps", "Sens", "Gov", "Govs",
          "Lt", "Col", "Capt", "Cmdr", "Cpl", "Maj", "Sgt", "Adm", "Brig", "St", "Ste", "Mt", "Ft",
          "Hon", "Rev", "Fr", "Msgr", "Pres", "Sec", "Supt", "Insp", "Det", "Atty", "Messrs",
          "Mmes", "Hrh", "Amb", "vs", "v", "cf", "ca", "approx", "e.g", "i.e");

  /** Before a number they are abbreviations, elsewhere words. */
  private static final Set<String> BEFORE_NUMBERS =
      Set.of(
          "no", "nos", "para", "sect", "sec", "art", "fig", "figs", "vol", "ch", "p", "pp", "jan",
          "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec");

  /** Abbreviations that may also be the last word of a sentence. */
  private static final Set<String> MAY_END =
      Set.of(
          "Jr", "Sr", "Inc", "Ltd", "Co", "Corp", "etc", "al", "Bros", "Dept", "est", "Ave", "Blvd",
          "Rd", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
          "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun", "Plc", "Llc",
          "Pty", "Assn", "Intl", "Natl", "Univ", "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn",
          "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Mass", "Md", "Mich", "Minn", "Miss",
          "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Vt", "Va", "Wash", "Wis",
          "Wyo");

  /** Words that begin a sentence far more often than they follow an abbreviation with a capital. */
  private static final Set<String> STARTERS =
      Set.of(
          ("the a an he she it they we i you this that these those in on at by to from "
                  + "with but and or however after before when while if as for since there his "
                  + "her its their our my your earlier later meanwhile according some many most "
                  + "all both each no not what who why how where more under during although "
                  + "though because once until yet so then also one two three several last next "
                  + "now today yesterday officials police asked speaking about among despite")
              .split(" "));

  /** The longest run of characters before the dash of a dateline. */
  private static final int DATELINE_CHARS = 80;

  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int count;

  /** Number of sentences of the text last given to {@link #split}. */
  public int count() {
    return count;
  }

  /** Offset of the first character of a sentence. */
  public int start(int sentence) {
    return starts[sentence];
  }

  /** Offset after the last character of a sentence that is not blank. */
  public int end(int sentence) {
    return ends[sentence];
  }

  /** Finds the sentences of a text; those found before are forgotten. */
  public void split(String text) {
    count = 0;
    int length = text.length();
    int start = beginParagraph(text, 0);
    int i = start;
    while (i < length) {
      char c = text.charAt(i);
      if (c == '\n') {
        int next = skipBlanks(text, i);
        if (next >= length || isBlankLine(text, i, next) || isBullet(text, next)) {
          add(text, start, i);
          start = beginParagraph(text, next);
          i = start;
        } else {
          i = next;
        }
      } else if (isTerminal(c)) {
        int end = skipClosing(text, i + 1);
        if (endsSentence(text, start, i, end)) {
          add(text, start, end);
          int next = skipBlanks(text, end);
          start = holdsLineBreak(text, end, next) ? beginParagraph(text, next) : next;
          i = start;
        } else {
          i = end;
        }
      } else {
        i++;
      }
    }
    add(text, start, length);
  }

  /** Adds a stretch of text without the blanks at its end; an empty one is no sentence. */
  private void add(String text, int start, int end) {
    int last = end;
    while (last > start && Tokens.isBlank(text.charAt(last - 1))) {
      last--;
    }
    if (last <= start) {
      return;
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = start;
    ends[count++] = last;
  }

  /**
   * Where the first sentence of a paragraph begins; a dateline before it becomes a sentence. A
   * dateline begins with words in capitals, of three letters or more together, alone or up to a
   * comma, bracket or stroke. It ends at a dash between blanks that no word in lower case follows:
   * {@code LA PAZ, March 3 (Agency) – }.
   */
  private int beginParagraph(String text, int from) {
    int start = skipBlanks(text, from);
    int limit = Math.min(text.length(), start + DATELINE_CHARS);
    int place = endOfCapitals(text, start, limit);
    if (place == start) {
      return start;
    }
    int sign = skipBlanks(text, place);
    if (sign >= limit || (",(/".indexOf(text.charAt(sign)) < 0 && endOfDash(text, sign) == sign)) {
      return start;
    }
    for (int i = place; i < limit && text.charAt(i) != '\n'; i++) {
      int after = endOfDash(text, i);
      if (after > i) {
        int next = skipBlanks(text, after);
        if (next >= text.length() || Character.isLowerCase(text.charAt(next))) {
          return start;
        }
        add(text, start, after);
        return next;
      }
    }
    return start;
  }

  /**
   * The end of the words in capitals at {@code start}; {@code start} if they are but two letters.
   */
  private static int endOfCapitals(String text, int start, int limit) {
    int capitals = 0;
    int end = start;
    int letters = 0;
    for (int i = start; i < limit && !Character.isLowerCase(text.charAt(i)); i++) {
      char c = text.charAt(i);
      boolean inWord = ".'’".indexOf(c) >= 0 || (c == '-' && letters > 0);
      if (Character.isUpperCase(c)) {
        letters++;
      } else if (!inWord) {
        capitals += letters;
        end = letters > 0 ? i : end;
        letters = 0;
        if (c == '\n' || !Tokens.isBlank(c)) {
          break;
        }
      }
    }
    return capitals < 3 ? start : end;
  }

  /** The offset after a dash between blanks that stands at {@code at}; {@code at} if none does. */
  private static int endOfDash(String text, int at) {
    char c = text.charAt(at);
    if ((c != '–' && c != '—' && c != '-') || at == 0 || !Tokens.isBlank(text.charAt(at - 1))) {
      return at;
    }
    int after = text.startsWith("--", at) ? at + 2 : at + 1;
    return after < text.length() && Tokens.isBlank(text.charAt(after)) ? after : at;
  }

  private static boolean endsSentence(String text, int start, int terminal, int end) {
    int length = text.length();
    char c = text.charAt(terminal);
    if (end >= length || c == '。' || c == '！' || c == '？') {
      return true;
    }
    if (!Tokens.isBlank(text.charAt(end))) {
      return false;
    }
    int next = skipBlanks(text, end);
    if (next >= length || isBlankLine(text, end, next)) {
      return true;
    }
    int opening = skipOpening(text, next);
    if (opening >= length
        || Character.isLowerCase(text.charAt(opening))
        || isTerminal(text.charAt(opening))) {
      return false;
    }
    return c != '.' || !isAbbreviation(text, start, terminal, opening);
  }

  /** Whether the full stop at {@code stop} belongs to the word before it. */
  private static boolean isAbbreviation(String text, int start, int stop, int next) {
    int from = stop;
    while (from > start && isAbbreviationPart(text.charAt(from - 1))) {
      from--;
    }
    if (from == stop) {
      return false;
    }
    boolean capital = Character.isUpperCase(text.charAt(from));
    String word = text.substring(from, stop).toLowerCase(Locale.ROOT);
    boolean digitFollows = Character.isDigit(text.charAt(next));
    if (isNumber(word)) {
      // The number of a list item: "1. Open the sluice."
      return from == start && word.length() <= 3;
    }
    if (holds(TITLES, word, capital) || (BEFORE_NUMBERS.contains(word) && digitFollows)) {
      return true;
    }
    boolean initial = word.length() == 1 && capital && !word.equals("i");
    if (initial || holds(MAY_END, word, capital) || word.indexOf('.') > 0) {
      return digitFollows || !STARTERS.contains(wordAt(text, next));
    }
    return false;
  }

  private static boolean holds(Set<String> abbreviations, String word, boolean capital) {
    return abbreviations.contains(word)
        || (capital
            && abbreviations.contains(Character.toUpperCase(word.charAt(0)) + word.substring(1)));
  }

  private static boolean isAbbreviationPart(char c) {
    return Character.isLetterOrDigit(c) || c == '.';
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(c -> Character.isDigit(c) || c == '.');
  }

  private static String wordAt(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isTerminal(char c) {
    return c < 128 ? c == '.' || c == '!' || c == '?' : "…。！？؟۔।".indexOf(c) >= 0;
  }

  /** Skips further end marks and what closes behind them. */
  private static int skipClosing(String text, int from) {
    int i = from;
    while (i < text.length()
        && (isTerminal(text.charAt(i)) || "\"”’'»)]」』）】》".indexOf(text.charAt(i)) >= 0)) {
      i++;
    }
    return i;
  }

  private static int skipOpening(String text, int from) {
    int i = from;
    while (i < text.length() && "\"“‘'«([「『（【《".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private static int skipBlanks(String text, int from) {
    int i = from;
    while (i < text.length() && Tokens.isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean holdsLineBreak(String text, int from, int to) {
    // Not indexOf, which would search the rest of the text at the end of every sentence.
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '\n') {
        return true;
      }
    }
    return false;
  }

  /** Whether the blanks between two offsets hold two line breaks: the end of a paragraph. */
  private static boolean isBlankLine(String text, int from, int to) {
    int first = from;
    while (first < to && text.charAt(first) != '\n') {
      first++;
    }
    return holdsLineBreak(text, first + 1, to);
  }

  /** Whether an item of a list begins: a bullet or a number, then a blank. */
  private static boolean isBullet(String text, int at) {
    int i = at;
    if ("•*–—-▪●".indexOf(text.charAt(i)) >= 0) {
      i++;
    } else {
      while (i < text.length() && i < at + 3 && Character.isDigit(text.charAt(i))) {
        i++;
      }
      if (i == at || i >= text.length() || (text.charAt(i) != '.' && text.charAt(i) != ')')) {
        return false;
      }
      i++;
    }
    return i < text.length() && Tokens.isBlank(text.charAt(i));
  }
}
