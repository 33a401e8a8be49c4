package org.newsweft.items;

import java.util.ArrayList;
import java.util.List;
import org.newsweft.text.Folding;
import org.newsweft.text.Tokens;

/**
 * How a spelling is compared: by its words, folded, each with the capitals that it demands.
 *
 * <p>A word in the catalogue that is written in capitals ({@code WHO}) must be in capitals in the
 * text; one that begins with a capital must begin so; a word in lower case may be written either
 * way. Hyphens, dashes, apostrophes and the points of short abbreviations make no difference, and
 * {@code &} is {@code and}.
 */
public final class SpellingKey {
  /** Capitals that a word demands. */
  public enum Capitals {
    ANY(0),
    FIRST(1),
    ALL(2);

    private final int strictness;

    Capitals(int strictness) {
      this.strictness = strictness;
    }

    /** The greater, the fewer texts it fits. */
    public int strictness() {
      return strictness;
    }
  }

  /** One word of a spelling. */
  public record Word(String folded, Capitals capitals) {}

  private SpellingKey() {}

  /** The words of a spelling, in order; empty if it holds no letter or digit. */
  public static List<Word> words(String spelling) {
    var tokens = new Tokens();
    tokens.tokenize(spelling, 0, spelling.length());
    var words = new ArrayList<Word>();
    for (int t = 0; t < tokens.count(); t++) {
      String token = spelling.substring(tokens.start(t), tokens.end(t));
      String folded = foldToken(token);
      if (folded != null) {
        words.add(new Word(folded, capitals(token)));
      }
    }
    return words;
  }

  /**
   * The folded form of a token as it takes part in a comparison; null if it takes none (a hyphen,
   * an apostrophe). Signs that part names, such as commas, take part as they are.
   */
  public static String foldToken(String token) {
    if (isIgnored(token)) {
      return null;
    }
    if (token.equals("&")) {
      return "and";
    }
    if (token.length() == 2 && !Character.isLetterOrDigit(token.charAt(0))) {
      // The ending 's, with whatever apostrophe.
      return Character.toLowerCase(token.charAt(1)) == 's' ? "'s" : token;
    }
    String folded = Folding.fold(token);
    if (folded.length() > 1 && folded.indexOf('.') >= 0 && Character.isLetter(folded.charAt(0))) {
      // Initials differ from the word that they spell: U.S. is not "us"; both of its forms are one.
      return folded.endsWith(".") ? folded : folded + ".";
    }
    return folded;
  }

  /** Whether a token makes no difference: hyphens, dashes and apostrophes inside names. */
  public static boolean isIgnored(CharSequence token) {
    return token.length() == 1 && "-‐‑–'’ʼ‘`.".indexOf(token.charAt(0)) >= 0;
  }

  static String of(String spelling) {
    var key = new StringBuilder();
    boolean holdsWord = false;
    for (Word word : words(spelling)) {
      holdsWord |= Character.isLetterOrDigit(word.folded().codePointAt(0));
      key.append(word.folded()).append(word.capitals().strictness()).append(' ');
    }
    return holdsWord ? key.toString() : "";
  }

  private static Capitals capitals(String token) {
    int first = token.codePointAt(0);
    if (!Character.isUpperCase(first)) {
      return Capitals.ANY;
    }
    boolean lower = token.codePoints().anyMatch(Character::isLowerCase);
    boolean several = token.codePointCount(0, token.length()) > 1;
    return several && !lower ? Capitals.ALL : Capitals.FIRST;
  }
}
