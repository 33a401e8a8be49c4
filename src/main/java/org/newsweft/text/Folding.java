package org.newsweft.text;

import java.text.Normalizer;

/** How names are folded, so that spellings that differ only in form are one. */
public final class Folding {
  private Folding() {}

  /**
   * The lower-case form of a word without accents: {@code Réunion} is {@code reunion}. Letters that
   * carry their difference inside (ø, ł, ß, đ, ı, ħ) become the plain ones that news writes
   * instead.
   */
  public static String fold(CharSequence word) {
    int length = word.length();
    boolean plain = true;
    for (int i = 0; i < length && plain; i++) {
      char c = word.charAt(i);
      plain = c < 128 && (c < 'A' || c > 'Z');
    }
    if (plain) {
      return word.toString();
    }
    if (isAscii(word)) {
      return asciiLowerCase(word);
    }
    var folded = new StringBuilder(length);
    String decomposed = Normalizer.normalize(word, Normalizer.Form.NFD);
    for (int i = 0; i < decomposed.length(); i++) {
      char c = Character.toLowerCase(decomposed.charAt(i));
      if (Character.getType(c) == Character.NON_SPACING_MARK) {
        continue;
      }
      switch (c) {
        case 'ø' -> folded.append('o');
        case 'ł' -> folded.append('l');
        case 'đ', 'ð' -> folded.append('d');
        case 'ı' -> folded.append('i');
        case 'ħ' -> folded.append('h');
        case 'ß' -> folded.append("ss");
        case 'æ' -> folded.append("ae");
        case 'œ' -> folded.append("oe");
        case 'þ' -> folded.append("th");
        case 'ə' -> folded.append('a');
        default -> folded.append(c);
      }
    }
    // What was taken apart and bears no accent, such as a Hangul syllable, is put together again.
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  private static boolean isAscii(CharSequence word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  /** Most names have no accents, and need no table of Unicode to be folded. */
  private static String asciiLowerCase(CharSequence word) {
    var small = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      small.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return small.toString();
  }

  /**
   * The name as part of an id: folded, its words joined by hyphens; letters, digits and the vowel
   * signs of scripts that have them, nothing else.
   */
  public static String slug(CharSequence name) {
    String folded = fold(name);
    var slug = new StringBuilder(folded.length());
    boolean gap = false;
    int c;
    for (int i = 0; i < folded.length(); i += Character.charCount(c)) {
      c = folded.codePointAt(i);
      if (Tokens.isWordPart(c)) {
        if (gap && !slug.isEmpty()) {
          slug.append('-');
        }
        slug.appendCodePoint(c);
        gap = false;
      } else if (c != '\'' && c != '’' && c != '.') {
        gap = true;
      }
    }
    return slug.toString();
  }
}
