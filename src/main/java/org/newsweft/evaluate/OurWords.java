package org.newsweft.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.newsweft.text.Tokens;

/**
 * The tokens of a file cut into words as the annotator knows them ({@link Tokens}): {@code
 * Nur-Sultan} is three, {@code Iran's} is two. What is found on the words is brought back to the
 * tokens.
 */
final class OurWords {
  private final List<String> words;
  private final int[] owners;

  private OurWords(List<String> words, int[] owners) {
    this.words = words;
    this.owners = owners;
  }

  /**
   * Cuts a sentence.
   *
   * @param tokens buffers that are used again
   */
  static OurWords of(List<String> fileTokens, Tokens tokens) {
    // Endings that were cut off are put back, so that they are cut off in our way.
    var text = new StringBuilder();
    var starts = new int[fileTokens.size()];
    for (int i = 0; i < starts.length; i++) {
      String token = RawText.sign(fileTokens.get(i));
      if (i > 0 && !token.matches("(?i)['’](s|m|re|ve|ll|d)|n['’]t")) {
        text.append(' ');
      }
      starts[i] = text.length();
      text.append(token);
    }
    tokens.tokenize(text.toString(), 0, text.length());
    var words = new ArrayList<String>(tokens.count());
    int[] owners = new int[tokens.count()];
    int owner = 0;
    for (int i = 0; i < owners.length; i++) {
      words.add(text.substring(tokens.start(i), tokens.end(i)));
      while (owner + 1 < starts.length && starts[owner + 1] <= tokens.start(i)) {
        owner++;
      }
      owners[i] = owner;
    }
    return new OurWords(words, owners);
  }

  /** The words. */
  List<String> words() {
    return words;
  }

  /**
   * Spans of words as spans of the file's tokens: those of which a word is in the span, the ending
   * of a possessive left aside. Of two spans that come to share a token the first keeps it.
   */
  List<Span> ofFileTokens(List<Span> spans) {
    var mapped = new ArrayList<Span>(spans.size());
    int free = 0;
    Span[] inOrder = spans.toArray(Span[]::new);
    Arrays.sort(inOrder, (a, b) -> Integer.compare(a.start(), b.start()));
    for (Span span : inOrder) {
      int from = Math.max(free, owners[span.start()]);
      int to = owners[span.end() - 1] + 1;
      if (from < to) {
        mapped.add(new Span(from, to, span.label()));
        free = to;
      }
    }
    return mapped;
  }
}
