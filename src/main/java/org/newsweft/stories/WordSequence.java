package org.newsweft.stories;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.newsweft.text.Folding;
import org.newsweft.text.Tokens;

/**
 * The words of a text in their order, folded, so that capitals, accents and signs make no
 * difference.
 *
 * @param words the folded words
 * @param details which of them were written with a capital or a digit, or are numbers: what tells
 *     two events apart that are told in the same words
 */
record WordSequence(List<String> words, BitSet details) {
  private static final Set<String> NUMBERS =
      Set.of(
          ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
                  + " fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty"
                  + " seventy eighty ninety hundred hundreds thousand thousands million millions"
                  + " billion billions dozen dozens first second third fourth fifth sixth seventh"
                  + " eighth ninth tenth eleventh twelfth")
              .split(" "));

  /** Words with a capital only because they begin a sentence. */
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          ("a after an and are as at be before but by for from had has have he her his if in is it"
                  + " its more no not of on or our she than that the their there these they this"
                  + " those to was we were when which while who with you")
              .split(" "));

  /** Reads the words of a text; the ending {@code 's} is none. */
  static WordSequence of(String text) {
    var tokens = new Tokens();
    tokens.tokenize(text, 0, text.length());
    var words = new ArrayList<String>(tokens.count());
    var details = new BitSet();
    for (int i = 0; i < tokens.count(); i++) {
      int first = text.codePointAt(tokens.start(i));
      if (Character.isLetterOrDigit(first)) {
        String written = text.substring(tokens.start(i), tokens.end(i));
        String word = Folding.fold(written);
        boolean marked =
            Character.isUpperCase(first) || written.chars().anyMatch(Character::isDigit);
        if ((marked && !FUNCTION_WORDS.contains(word)) || NUMBERS.contains(word)) {
          details.set(words.size());
        }
        words.add(word);
      }
    }
    return new WordSequence(words, details);
  }

  int length() {
    return words.size();
  }

  /** Whether every detail of this text is a word of another. */
  boolean detailsOccurIn(WordSequence other) {
    var there = new HashSet<String>(other.words);
    return details.stream().allMatch(i -> there.contains(words.get(i)));
  }
}
