package org.newsweft.stories;

import java.util.Random;

/** Texts in a language that does not exist, in paragraphs, with names, numbers and quotes. */
final class InventedTexts {
  private static final String[] SYLLABLES = {
    "ba", "ko", "ri", "ne", "tu", "sal", "mer", "ven", "dor", "pi", "lo", "gan", "esh", "ul", "ta"
  };
  private static final int VOCABULARY = 4000;

  private InventedTexts() {}

  /** A text; the same seed gives the same one, and two seeds have set phrases alone in common. */
  static String text(long seed, int words) {
    var random = new Random(seed);
    var text = new StringBuilder();
    int written = 0;
    while (written < words) {
      int sentences = 1 + random.nextInt(3);
      for (int i = 0; i < sentences; i++) {
        written += addSentence(text, random);
      }
      text.append("\n\n");
    }
    return text.toString().strip();
  }

  private static int addSentence(StringBuilder text, Random random) {
    int length = 8 + random.nextInt(16);
    boolean quote = random.nextInt(5) == 0;
    text.append(text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? "" : " ");
    text.append(quote ? "“" : "").append(capital(word(random)));
    for (int i = 1; i < length; i++) {
      String next = word(random);
      text.append(' ').append(random.nextInt(9) == 0 ? capital(next) : next);
    }
    if (random.nextInt(3) == 0) {
      text.append(' ').append(random.nextInt(900));
    }
    text.append(random.nextInt(4) == 0 ? " the office said in a statement" : "");
    text.append(quote ? ".”" : ".");
    return length;
  }

  /** Common words come often, as in any language: the rank is drawn by Zipf's law. */
  private static String word(Random random) {
    int rank = (int) Math.pow(VOCABULARY, random.nextDouble());
    var spelling = new Random(rank);
    var word = new StringBuilder();
    for (int i = 0; i < 1 + (rank > 20 ? 1 : 0) + (rank > 400 ? 1 : 0); i++) {
      word.append(SYLLABLES[spelling.nextInt(SYLLABLES.length)]);
    }
    return word.append(rank % 7 == 0 ? "s" : "").toString();
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
