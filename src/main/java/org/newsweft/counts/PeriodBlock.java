package org.newsweft.counts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The articles of one period as a sparse matrix: for each article its items, for each of them the
 * sentences that mention it.
 *
 * <p>Items are numbered by rank: 0 is the item in the fewest articles (ties by id). Inside an
 * article they stand in the order of their ranks, so that all that follow an item are at least as
 * frequent. Articles stand in the order of their outlets, so that those of one outlet are
 * neighbours.
 */
final class PeriodBlock {
  /** Outlet of an article that names none. */
  static final int NO_SOURCE = -1;

  // Items by rank.
  private final String[] ids;
  private final int[] alphabetical;
  private final int[] articlesOfItem;
  private final long[] mentionsOfItem;

  // Articles: items of article a lie at [itemsFrom[a], itemsFrom[a + 1]) of itemAt.
  private final int[] source;
  private final int[] story;
  private final int[] itemsFrom;
  private final int[] itemAt;

  // Sentences: a bitmap for each element of itemAt, of words[a] longs each.
  private final int[] bitmapWords;
  private final int[] bitmapAt;
  private final long[] bitmaps;

  private final int stories;
  private final int sources;
  private final long sentences;

  private PeriodBlock(Builder builder) {
    int items = builder.ids.size();
    Integer[] byFrequency = new Integer[items];
    Arrays.setAll(byFrequency, i -> i);
    Comparator<Integer> rarestFirst =
        Comparator.<Integer>comparingInt(i -> builder.articlesOfItem.get(i)[0])
            .thenComparing(builder.ids::get, PeriodBlock::compareAsUtf8);
    Arrays.sort(byFrequency, rarestFirst);
    int[] rank = new int[items];
    ids = new String[items];
    articlesOfItem = new int[items];
    mentionsOfItem = new long[items];
    for (int r = 0; r < items; r++) {
      int item = byFrequency[r];
      rank[item] = r;
      ids[r] = builder.ids.get(item);
      articlesOfItem[r] = builder.articlesOfItem.get(item)[0];
      mentionsOfItem[r] = builder.articlesOfItem.get(item)[1];
    }
    alphabetical = alphabeticalOrder(ids);

    List<Article> articles = builder.articles;
    articles.sort(Comparator.comparingInt(Article::source));
    source = articles.stream().mapToInt(Article::source).toArray();
    story = articles.stream().mapToInt(Article::story).toArray();
    itemsFrom = new int[articles.size() + 1];
    bitmapWords = new int[articles.size()];
    bitmapAt = new int[articles.size()];
    int entries = 0;
    int longs = 0;
    for (int a = 0; a < articles.size(); a++) {
      itemsFrom[a] = entries;
      bitmapAt[a] = longs;
      bitmapWords[a] = articles.get(a).bitmapWords();
      entries = Math.addExact(entries, articles.get(a).items().length);
      longs = Math.addExact(longs, articles.get(a).bitmaps().length);
    }
    itemsFrom[articles.size()] = entries;
    itemAt = new int[entries];
    bitmaps = new long[longs];
    for (int a = 0; a < articles.size(); a++) {
      fill(a, articles.get(a), rank);
    }
    stories = builder.stories.size();
    sources = builder.sources.size();
    sentences = builder.sentences;
  }

  private void fill(int a, Article article, int[] rank) {
    int size = article.items().length;
    // Rank in the high half, place in the low half: one sort orders the items and keeps their
    // bitmaps.
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      order[i] = ((long) rank[article.items()[i]] << 32) | i;
    }
    Arrays.sort(order);
    int words = article.bitmapWords();
    for (int i = 0; i < size; i++) {
      itemAt[itemsFrom[a] + i] = (int) (order[i] >> 32);
      System.arraycopy(
          article.bitmaps(), (int) order[i] * words, bitmaps, bitmapAt[a] + i * words, words);
    }
  }

  int items() {
    return ids.length;
  }

  String id(int item) {
    return ids[item];
  }

  /** Whether the id of one item sorts before that of another, as in SQL: by UTF-8 bytes. */
  boolean sortsBefore(int item, int other) {
    return alphabetical[item] < alphabetical[other];
  }

  int articlesOf(int item) {
    return articlesOfItem[item];
  }

  long mentionsOf(int item) {
    return mentionsOfItem[item];
  }

  int articles() {
    return source.length;
  }

  /** Number of the article's outlet, or {@link #NO_SOURCE}. */
  int source(int article) {
    return source[article];
  }

  int story(int article) {
    return story[article];
  }

  int stories() {
    return stories;
  }

  int sources() {
    return sources;
  }

  /** Sentences of all articles, with those that mention nothing. */
  long sentences() {
    return sentences;
  }

  /** First place of the article's items in {@link #itemAt}; they end where the next one's begin. */
  int itemsFrom(int article) {
    return itemsFrom[article];
  }

  int itemAt(int place) {
    return itemAt[place];
  }

  /** Number of sentences of an article that mention the item at a place. */
  int sentencesAt(int article, int place) {
    int words = bitmapWords[article];
    int from = bitmapAt[article] + (place - itemsFrom[article]) * words;
    int count = 0;
    for (int w = 0; w < words; w++) {
      count += Long.bitCount(bitmaps[from + w]);
    }
    return count;
  }

  /** Number of sentences of an article that mention the items at both places. */
  int sentencesAt(int article, int place, int otherPlace) {
    int words = bitmapWords[article];
    int from = bitmapAt[article] + (place - itemsFrom[article]) * words;
    int other = bitmapAt[article] + (otherPlace - itemsFrom[article]) * words;
    int count = 0;
    for (int w = 0; w < words; w++) {
      count += Long.bitCount(bitmaps[from + w] & bitmaps[other + w]);
    }
    return count;
  }

  /**
   * The articles that have the item {@code topic}, with the items that {@code entity} accepts and
   * that are in at least {@code minArticles} of those articles; of the sentences those that mention
   * the topic. A pair in the result is a triple with the topic here.
   */
  PeriodBlock articlesWith(int topic, Predicate<String> entity, int minArticles) {
    int[] support = new int[items()];
    List<int[]> places = new ArrayList<>();
    for (int a = 0; a < articles(); a++) {
      int place = Arrays.binarySearch(itemAt, itemsFrom[a], itemsFrom[a + 1], topic);
      if (place >= 0) {
        places.add(new int[] {a, place});
        for (int p = itemsFrom[a]; p < itemsFrom[a + 1]; p++) {
          support[itemAt[p]]++;
        }
      }
    }
    boolean[] kept = new boolean[items()];
    for (int i = 0; i < items(); i++) {
      kept[i] = support[i] >= minArticles && entity.test(ids[i]);
    }
    var builder = new Builder();
    for (int[] articleAndPlace : places) {
      builder.addRestricted(this, articleAndPlace[0], articleAndPlace[1], kept);
    }
    return new PeriodBlock(builder);
  }

  /** One article while a block is built: its items by provisional number, and their bitmaps. */
  private record Article(int source, int story, int[] items, int bitmapWords, long[] bitmaps) {}

  /** Takes articles one by one, in any order. */
  static final class Builder {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> ids = new ArrayList<>();

    /** For each item the number of its articles and of its mentions. */
    private final List<int[]> articlesOfItem = new ArrayList<>();

    private final Map<String, Integer> sources = new HashMap<>();
    private final Map<String, Integer> stories = new HashMap<>();
    private final List<Article> articles = new ArrayList<>();
    private long sentences;

    /**
     * Adds an article.
     *
     * @param source its outlet; null if unknown
     * @param story its story
     * @param articleSentences number of its sentences
     * @param mentionedItems the item of each mention, in any order
     * @param mentionedIn the sentence of each mention, from 0
     */
    void add(
        String source,
        String story,
        int articleSentences,
        List<String> mentionedItems,
        List<Integer> mentionedIn) {
      int words = 1;
      for (int sentence : mentionedIn) {
        words = Math.max(words, (sentence >> 6) + 1);
      }
      int[] items = new int[mentionedItems.size()];
      int[] places = new int[mentionedItems.size()];
      int size = 0;
      for (int m = 0; m < mentionedItems.size(); m++) {
        int item = number(mentionedItems.get(m));
        int place = indexOf(items, size, item);
        if (place < 0) {
          place = size++;
          items[place] = item;
          articlesOfItem.get(item)[0]++;
        }
        articlesOfItem.get(item)[1]++;
        places[m] = place;
      }
      long[] bitmaps = new long[Math.multiplyExact(size, words)];
      for (int m = 0; m < places.length; m++) {
        int sentence = mentionedIn.get(m);
        bitmaps[places[m] * words + (sentence >> 6)] |= 1L << (sentence & 63);
      }
      add(source, story, articleSentences, Arrays.copyOf(items, size), words, bitmaps);
    }

    private void add(
        String source, String story, int articleSentences, int[] items, int words, long[] bitmaps) {
      int sourceNumber =
          source == null ? NO_SOURCE : sources.computeIfAbsent(source, k -> sources.size());
      int storyNumber = stories.computeIfAbsent(story, k -> stories.size());
      sentences += articleSentences;
      articles.add(new Article(sourceNumber, storyNumber, items, words, bitmaps));
    }

    private void addRestricted(PeriodBlock block, int article, int topicPlace, boolean[] kept) {
      int words = block.bitmapWords[article];
      int from = block.itemsFrom[article];
      int to = block.itemsFrom[article + 1];
      int[] items = new int[to - from];
      long[] bitmaps = new long[(to - from) * words];
      int topicAt = block.bitmapAt[article] + (topicPlace - from) * words;
      int size = 0;
      for (int place = from; place < to; place++) {
        int item = block.itemAt[place];
        if (kept[item]) {
          int number = number(block.ids[item]);
          articlesOfItem.get(number)[0]++;
          int at = block.bitmapAt[article] + (place - from) * words;
          for (int w = 0; w < words; w++) {
            bitmaps[size * words + w] = block.bitmaps[at + w] & block.bitmaps[topicAt + w];
          }
          items[size++] = number;
        }
      }
      int source = block.source[article];
      add(
          source == NO_SOURCE ? null : Integer.toString(source),
          Integer.toString(block.story[article]),
          0,
          Arrays.copyOf(items, size),
          words,
          Arrays.copyOf(bitmaps, size * words));
    }

    PeriodBlock build() {
      return new PeriodBlock(this);
    }

    private int number(String id) {
      Integer known = numbers.get(id);
      if (known == null) {
        known = ids.size();
        numbers.put(id, known);
        ids.add(id);
        articlesOfItem.add(new int[2]);
      }
      return known;
    }

    private static int indexOf(int[] items, int size, int item) {
      for (int i = 0; i < size; i++) {
        if (items[i] == item) {
          return i;
        }
      }
      return -1;
    }
  }

  private static int[] alphabeticalOrder(String[] ids) {
    Integer[] sorted = new Integer[ids.length];
    Arrays.setAll(sorted, i -> i);
    Arrays.sort(sorted, (a, b) -> compareAsUtf8(ids[a], ids[b]));
    int[] order = new int[ids.length];
    for (int i = 0; i < sorted.length; i++) {
      order[sorted[i]] = i;
    }
    return order;
  }

  /** The order of Spark SQL and Parquet readers, which is not that of Java beyond the BMP. */
  static int compareAsUtf8(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
