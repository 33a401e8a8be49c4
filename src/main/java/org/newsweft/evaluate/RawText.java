package org.newsweft.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A document of tokens put together into text, with the place of every token in it.
 *
 * <p>Where the file says what stands between the tokens, the text is the original. Elsewhere tokens
 * are joined with blanks, but not before closing signs and endings ({@code , . ) 's n't}), not
 * behind opening signs ({@code ( “ $}), and straight quotation marks open and close in turn, the
 * last word of a sentence always closes. {@code -LRB-} and the like become the signs that they
 * stand for. Sentences follow each other after a blank; one that does not end with an end mark,
 * such as a headline, is a paragraph of its own.
 */
final class RawText {
  /** Signs that other tokenisers write out. */
  private static final Map<String, String> SIGNS =
      Map.of(
          "-LRB-", "(", "-RRB-", ")", "-LSB-", "[", "-RSB-", "]", "-LCB-", "{", "-RCB-", "}", "``",
          "\"", "''", "\"");

  private static final String CLOSING = ",.;:!?%)]}’”»…";
  private static final String OPENING = "([{“‘«$£€";
  private static final String ENDING = "(?i)(['’](s|m|re|ve|ll|d|t)|n['’]t)";

  private final StringBuilder text = new StringBuilder();
  private final List<int[]> starts = new ArrayList<>();
  private final List<int[]> ends = new ArrayList<>();

  private RawText() {}

  /** Puts a document together. */
  static RawText of(ConllFile.Document document) {
    var raw = new RawText();
    document.sentences().forEach(raw::add);
    return raw;
  }

  /** The sign that a token stands for, or the token itself. */
  static String sign(String token) {
    return SIGNS.getOrDefault(token, token);
  }

  String text() {
    return text.toString();
  }

  /** A span of tokens of a sentence as one of characters. */
  Span ofCharacters(int sentence, Span span) {
    return new Span(
        starts.get(sentence)[span.start()], ends.get(sentence)[span.end() - 1], span.label());
  }

  private void add(ConllFile.Sentence sentence) {
    List<String> words = sentence.words();
    boolean original = !sentence.gaps().isEmpty();
    int[] from = new int[words.size()];
    int[] to = new int[words.size()];
    if (!original && !text.isEmpty()) {
      text.append(endsSentence() ? " " : "\n\n");
    }
    boolean quoted = false;
    String before = null;
    for (int i = 0; i < from.length; i++) {
      String word = original ? words.get(i) : sign(words.get(i));
      boolean quote = word.equals("\"");
      if (quote && i > 0 && i == from.length - 1) {
        quoted = true; // it closes, though its opening one may stand in a sentence before
      }
      if (!original && before != null && !isGlued(before, word, quoted)) {
        text.append(' ');
      }
      from[i] = text.length();
      text.append(word);
      to[i] = text.length();
      if (original) {
        text.append(sentence.gaps().get(i));
      }
      quoted ^= quote;
      before = word;
    }
    starts.add(from);
    ends.add(to);
  }

  /**
   * Whether no blank stands between two tokens.
   *
   * @param quoted whether an odd number of quotation marks stands up to and with {@code before}
   */
  private static boolean isGlued(String before, String word, boolean quoted) {
    if (before.equals("\"") && quoted) {
      return true;
    }
    if (word.equals("\"")) {
      return quoted;
    }
    if (before.length() == 1 && OPENING.indexOf(before.charAt(0)) >= 0) {
      return true;
    }
    if (word.equals("'")) {
      return before.endsWith("s") || before.endsWith("S");
    }
    return word.equals("...")
        || (word.length() == 1 && CLOSING.indexOf(word.charAt(0)) >= 0)
        || word.matches(ENDING);
  }

  /** Whether the text so far ends with an end mark, closing signs left aside. */
  private boolean endsSentence() {
    int i = text.length() - 1;
    while (i > 0 && " \"'”’)]»".indexOf(text.charAt(i)) >= 0) {
      i--;
    }
    return ".!?…".indexOf(text.charAt(i)) >= 0;
  }
}
