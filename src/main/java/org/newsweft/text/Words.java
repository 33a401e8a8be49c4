package org.newsweft.text;

/** What counts as a word where words are counted: a token between blanks with a letter or digit. */
public final class Words {
  private Words() {}

  /** The number of words of a text. A no-break space is a blank. */
  public static int count(String text) {
    int words = 0;
    boolean counted = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        counted = false;
      } else if (!counted && Character.isLetterOrDigit(c)) {
        counted = true;
        words++;
      }
      i += Character.charCount(c);
    }
    return words;
  }
}
