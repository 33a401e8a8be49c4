package org.newsweft.annotate.entities;

import java.util.List;
import java.util.Set;

/**
 * Tells the sentences in which no name can stand, so that no model need read them: no word has a
 * capital but the first, and that is a common word such as {@code The}. In news they are every
 * sixth to fourth sentence.
 */
final class NamelessSentences {
  private static final String PRONOUN = "I";

  private final Set<String> openingWords;

  /**
   * @param openingWords common words that begin sentences, in small letters; if there are none,
   *     every sentence may hold a name
   */
  NamelessSentences(Set<String> openingWords) {
    this.openingWords = Set.copyOf(openingWords);
  }

  /**
   * Whether no name can stand in a sentence.
   *
   * @param words the sentence, or a stretch of it
   * @param opens whether the stretch begins the sentence
   */
  boolean holdNoName(List<String> words, boolean opens) {
    if (openingWords.isEmpty()) {
      return false;
    }
    boolean mayOpen = opens;
    for (String word : words) {
      if (!isPlain(word) && !(mayOpen && isOpeningWord(word))) {
        return false;
      }
      mayOpen = mayOpen && word.codePoints().noneMatch(Character::isLetter);
    }
    return true;
  }

  /** Whether a word has no letter but small ones; scripts without case have none. */
  private static boolean isPlain(String word) {
    return word.equals(PRONOUN) || areSmall(word, 0);
  }

  /** {@code The}, but not {@code THE}: {@code WHO} is a name. */
  private boolean isOpeningWord(String word) {
    return areSmall(word, 1) && openingWords.contains(WordForms.lowerCase(word));
  }

  private static boolean areSmall(String word, int from) {
    int c;
    for (int i = from; i < word.length(); i += Character.charCount(c)) {
      c = word.codePointAt(i);
      if (Character.isLetter(c) && Character.getType(c) != Character.LOWERCASE_LETTER) {
        return false;
      }
    }
    return true;
  }
}
