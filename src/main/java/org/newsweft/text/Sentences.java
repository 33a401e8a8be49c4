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
 * decimal points end none. A dateline ({@code ASTANA – }) is a sentence of its own: the place of
 * writing is in the article, but in no sentence with what the article tells.
 *
 * <p>One object can be used again and again. Not for use by several threads.
 */
public final class Sentences {
  /** Never the last word of a sentence. */
  private static final Set<String> TITLES =
      Set.of(
          "mr", "mrs", "ms", "mx", "dr", "prof", "gen", "sen", "rep", "reps", "sens", "gov", "govs",
          "lt", "col", "capt", "cmdr", "cpl", "maj", "sgt", "adm", "brig", "st", "ste", "mt", "ft",
          "hon", "rev", "fr", "msgr", "pres", "sec", "supt", "insp", "det", "atty", "vs", "v",
          "fig", "figs", "vol", "pp", "art", "cf", "ca", "approx", "e.g", "i.e", "messrs", "mmes",
          "hrh", "amb");

  /** Before a number they are abbreviations, elsewhere words. */
  private static final Set<String> BEFORE_NUMBERS =
      Set.of(
          "no", "nos", "para", "sect", "ch", "p", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
          "sep", "sept", "oct", "nov", "dec");

  /** Abbreviations that may also be the last word of a sentence. */
  private static final Set<String> MAY_END =
      Set.of(
          "jr", "sr", "inc", "ltd", "co", "corp", "etc", "bros", "dept", "est", "ave", "blvd", "rd",
          "al", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
          "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "plc", "llc",
          "pty", "assn", "intl", "natl", "univ", "ala", "ariz", "ark", "calif", "colo", "conn",
          "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "mass", "md", "mich", "minn", "miss",
          "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "vt", "va", "wash", "wis",
          "wyo");

  /** Words that begin a sentence far more often than they follow an abbreviation with a capital. */
  private static final Set<String> STARTERS =
      Set.of(
          "the",
          "a",
          "an",
          "he",
          "she",
          "it",
          "they",
          "we",
          "i",
          "you",
          "this",
          "that",
          "these",
          "those",
          "in",
          "on",
          "at",
          "by",
          "to",
          "from",
          "with",
          "but",
          "and",
          "or",
          "however",
          "after",
          "before",
          "when",
          "while",
          "if",
          "as",
          "for",
          "since",
          "there",
          "his",
          "her",
          "its",
          "their",
          "our",
          "my",
          "your",
          "earlier",
          "later",
          "meanwhile",
          "according",
          "some",
          "many",
          "most",
          "all",
          "both",
          "each",
          "no",
          "not",
          "what",
          "who",
          "why",
          "how",
          "where",
          "more",
          "under",
          "during",
          "although",
          "though",
          "because",
          "once",
          "until",
          "yet",
          "so",
          "then",
          "also",
          "one",
          "two",
          "three",
          "several",
          "last",
          "next",
          "now",
          "today",
          "yesterday",
          "officials",
          "police",
          "asked",
          "speaking",
          "about",
          "among",
          "despite");

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
        boolean paragraphEnds = next >= length || holdsLineBreak(text, i + 1, next);
        if (paragraphEnds || isBullet(text, next)) {
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
   * dateline begins with a word of three or more capitals, and ends at a dash between blanks:
   * {@code NAIROBI, March 3 (Agency) – }.
   */
  private int beginParagraph(String text, int from) {
    int start = skipBlanks(text, from);
    int capitals = start;
    int limit = Math.min(text.length(), start + DATELINE_CHARS);
    while (capitals < limit && Character.isUpperCase(text.charAt(capitals))) {
      capitals++;
    }
    if (capitals - start < 3
        || (capitals < limit && Character.isLowerCase(text.charAt(capitals)))) {
      return start;
    }
    for (int i = capitals; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        return start;
      }
      boolean dash = c == '–' || c == '—' || c == '-';
      if (dash && Tokens.isBlank(text.charAt(i - 1))) {
        int after = c == '-' && i + 1 < limit && text.charAt(i + 1) == '-' ? i + 2 : i + 1;
        if (after < text.length() && Tokens.isBlank(text.charAt(after))) {
          add(text, start, i);
          return skipBlanks(text, after);
        }
      }
    }
    return start;
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
    int lineBreak = text.indexOf('\n', end);
    if (next >= length || (lineBreak >= 0 && holdsLineBreak(text, lineBreak + 1, next))) {
      return true;
    }
    int opening = skipOpening(text, next);
    if (opening >= length || Character.isLowerCase(text.charAt(opening))) {
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
    String word = text.substring(from, stop).toLowerCase(Locale.ROOT);
    boolean digitFollows = Character.isDigit(text.charAt(next));
    if (isNumber(word)) {
      // The number of a list item: "1. Open the sluice."
      return from == start;
    }
    if (TITLES.contains(word) || (BEFORE_NUMBERS.contains(word) && digitFollows)) {
      return true;
    }
    if (word.length() == 1) {
      // An initial, but for "I", which more often is the pronoun.
      return Character.isUpperCase(text.charAt(from)) && !word.equals("i");
    }
    if (MAY_END.contains(word) || word.indexOf('.') > 0) {
      return digitFollows || !STARTERS.contains(wordAt(text, next));
    }
    return false;
  }

  private static boolean isAbbreviationPart(char c) {
    return Character.isLetterOrDigit(c) || c == '.';
  }

  private static boolean isNumber(String word) {
    return word.length() <= 3 && word.chars().allMatch(Character::isDigit);
  }

  private static String wordAt(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isTerminal(char c) {
    return c == '.' || c == '!' || c == '?' || c == '…' || c == '。' || c == '！' || c == '？';
  }

  /** Skips further end marks and what closes behind them. */
  private static int skipClosing(String text, int from) {
    int i = from;
    while (i < text.length()
        && (isTerminal(text.charAt(i)) || "\"”’'»)]".indexOf(text.charAt(i)) >= 0)) {
      i++;
    }
    return i;
  }

  private static int skipOpening(String text, int from) {
    int i = from;
    while (i < text.length() && "\"“‘'«([".indexOf(text.charAt(i)) >= 0) {
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
    int found = text.indexOf('\n', from);
    return found >= 0 && found < to;
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
