package org.newsweft.explore.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.newsweft.text.Sentences;

/**
 * The sentences of an article that show what its counts rest on: every sentence with two items of
 * the report or more, and for an item that is in none of these, its first one.
 */
final class Quotes {
  /** A sentence that is longer is cut here; mentions behind the cut are not shown. */
  static final int MAX_CHARS = 1_500;

  /**
   * A mention in a text.
   *
   * @param item number of the item
   * @param sentence number of the sentence
   * @param start first character, in code points of the text
   * @param end the character after the last one
   */
  record Mention(int item, int sentence, int start, int end) {}

  /**
   * A mention in a sentence that is quoted.
   *
   * @param start in UTF-16 units of the sentence, as JavaScript counts
   */
  record Mark(int item, int start, int end) {}

  /** A sentence as it stands in the article, and the mentions in it from left to right. */
  record Quote(int sentence, String text, boolean cut, List<Mark> marks) {}

  private Quotes() {}

  /**
   * Quotes an article.
   *
   * @param mentions of the items of the report, in any order, none over another
   */
  static List<Quote> of(String text, List<Mention> mentions) {
    var bySentence = new TreeMap<Integer, List<Mention>>();
    mentions.stream()
        .sorted(Comparator.comparingInt(Mention::start))
        .forEach(m -> bySentence.computeIfAbsent(m.sentence(), s -> new ArrayList<>()).add(m));
    var sentences = new Sentences();
    sentences.split(text);
    int[] offsets = text.codePoints().map(Character::charCount).toArray();
    toOffsets(offsets);
    var quotes = new ArrayList<Quote>();
    for (int sentence : wanted(bySentence)) {
      if (sentence < sentences.count()) {
        int start = sentences.start(sentence);
        int end = sentences.end(sentence);
        quotes.add(quote(text, sentence, start, end, bySentence.get(sentence), offsets));
      }
    }
    return quotes;
  }

  /** Turns the length of each character into the offset of it; the last entry is dropped. */
  private static void toOffsets(int[] lengths) {
    int offset = 0;
    for (int i = 0; i < lengths.length; i++) {
      int length = lengths[i];
      lengths[i] = offset;
      offset += length;
    }
  }

  private static List<Integer> wanted(SortedMap<Integer, List<Mention>> bySentence) {
    Set<Integer> shown = new HashSet<>();
    var wanted = new HashSet<Integer>();
    bySentence.forEach(
        (sentence, mentions) -> {
          List<Integer> items = mentions.stream().map(Mention::item).distinct().toList();
          if (items.size() > 1) {
            wanted.add(sentence);
            shown.addAll(items);
          }
        });
    bySentence.forEach(
        (sentence, mentions) -> {
          for (Mention mention : mentions) {
            if (shown.add(mention.item())) {
              wanted.add(sentence);
            }
          }
        });
    return wanted.stream().sorted().toList();
  }

  private static Quote quote(
      String text, int sentence, int start, int end, List<Mention> mentions, int[] offsets) {
    boolean cut = end - start > MAX_CHARS;
    int last = cut ? start + MAX_CHARS : end;
    if (cut && Character.isHighSurrogate(text.charAt(last - 1))) {
      last--;
    }
    var marks = new ArrayList<Mark>();
    for (Mention mention : mentions) {
      int from = offset(mention.start(), offsets, text) - start;
      int to = offset(mention.end(), offsets, text) - start;
      if (from >= 0 && to <= last - start) {
        marks.add(new Mark(mention.item(), from, to));
      }
    }
    return new Quote(sentence, text.substring(start, last), cut, marks);
  }

  private static int offset(int codePoint, int[] offsets, String text) {
    return codePoint < offsets.length ? offsets[codePoint] : text.length();
  }
}
