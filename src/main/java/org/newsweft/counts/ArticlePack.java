package org.newsweft.counts;

import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Articles on their way to the task that counts them: each text (the id of an item, an outlet)
 * once, the articles as numbers of these. Much smaller than rows of mentions, and read without
 * looking up a text for every mention.
 *
 * <p>The texts come first, then the articles; see {@link PackWriter} for the form of numbers.
 */
final class ArticlePack {
  /** The texts of all packs that are open in one task. */
  private final TextNumbers known;

  /** By number in {@link #known}: the number in this pack plus one, or 0 for none. */
  private int[] numberHere = new int[0];

  private int textCount;
  private final PackWriter texts = new PackWriter();
  private final PackWriter articles = new PackWriter();
  private int articleCount;
  private int mentionCount;

  // By text: the last article that has it as an item, and its place among the items there.
  private final IntList lastArticle = new IntList();
  private final IntList lastPlace = new IntList();

  /**
   * @param known numbers texts for several packs, each of which has few of them but has them often
   */
  ArticlePack(TextNumbers known) {
    this.known = known;
  }

  /**
   * Adds an article.
   *
   * @param source its outlet; null if unknown
   * @param story its story; null if no other article shares it
   * @param sentences number of its sentences
   * @param items the item of each mention, in any order
   * @param mentionedIn the sentence of each mention, from 0
   * @param counted whether each mention takes part in pairs and triples
   */
  void add(
      UTF8String source,
      UTF8String story,
      int sentences,
      UTF8String[] items,
      int[] mentionedIn,
      boolean[] counted) {
    int mentions = items.length;
    int words = 1;
    for (int sentence : mentionedIn) {
      words = Math.max(words, (sentence >> 6) + 1);
    }
    int[] item = new int[mentions];
    int[] mentionsOf = new int[mentions];
    int[] placeOfMention = new int[mentions];
    int size = 0;
    for (int m = 0; m < mentions; m++) {
      int text = number(items[m]);
      if (lastArticle.get(text) != articleCount) {
        lastArticle.set(text, articleCount);
        lastPlace.set(text, size);
        item[size++] = text;
      }
      placeOfMention[m] = lastPlace.get(text);
      mentionsOf[placeOfMention[m]]++;
    }
    long[] all = new long[Math.multiplyExact(size, words)];
    long[] inPairs = new long[all.length];
    for (int m = 0; m < mentions; m++) {
      int word = placeOfMention[m] * words + (mentionedIn[m] >> 6);
      long bit = 1L << (mentionedIn[m] & 63);
      all[word] |= bit;
      if (counted[m]) {
        inPairs[word] |= bit;
      }
    }
    articles.put(source == null ? 0 : number(source) + 1);
    putStory(story);
    articles.put(sentences);
    articles.put(words);
    articles.put(size);
    for (int place = 0; place < size; place++) {
      write(item[place], mentionsOf[place], all, inPairs, place * words, words);
    }
    articleCount++;
    mentionCount = Math.addExact(mentionCount, mentions);
  }

  private void write(int item, int mentions, long[] all, long[] inPairs, int from, int words) {
    int onlyOutsideOfPairs = 0;
    long any = 0;
    for (int w = from; w < from + words; w++) {
      onlyOutsideOfPairs += Long.bitCount(all[w] & ~inPairs[w]);
      any |= inPairs[w];
    }
    long[] bitmap = any == 0 ? all : inPairs;
    articles.put(item);
    articles.put(mentions);
    // An item none of whose mentions is counted keeps its bitmap, for the count of the item.
    articles.put(any == 0 ? 0 : onlyOutsideOfPairs + 1);
    for (int w = from; w < from + words; w++) {
      articles.put(bitmap[w]);
    }
  }

  /** Spelled out: few articles of a pack share one, most have their own. */
  private void putStory(UTF8String story) {
    if (story == null) {
      articles.put(0);
    } else {
      articles.put(story.numBytes() + 1);
      articles.putBytes(story);
    }
  }

  private int number(UTF8String text) {
    int number = known.number(text);
    if (number >= numberHere.length) {
      numberHere = Arrays.copyOf(numberHere, Math.max(number + 1, 2 * numberHere.length));
    }
    if (numberHere[number] == 0) {
      numberHere[number] = ++textCount;
      lastArticle.add(-1);
      lastPlace.add(-1);
      texts.put(text.numBytes());
      texts.putBytes(text);
    }
    return numberHere[number] - 1;
  }

  /** Mentions in all its articles, and the articles themselves: what it weighs. */
  int weight() {
    return Math.addExact(mentionCount, articleCount);
  }

  byte[] toBytes() {
    var pack = new PackWriter();
    pack.put(textCount);
    pack.putAll(texts);
    pack.put(articleCount);
    pack.putAll(articles);
    return pack.toBytes();
  }
}
