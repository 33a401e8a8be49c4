package org.newsweft.counts;

import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Articles of one period as a sparse matrix: for each article its items, for each of them the
 * sentences that mention it; and for each item the places where it stands.
 *
 * <p>Items are numbered in the order of their ids (of the UTF-8 bytes, as in SQL), so that what is
 * counted row by row comes out in the order of the tables. Inside an article they stand in that
 * order too; behind them stand those that take no part in pairs. Articles stand in the order of
 * their outlets, so that those of one outlet are neighbours.
 */
final class PeriodBlock {
  /** Outlet of an article that names none. */
  static final int NO_SOURCE = -1;

  /** Items of an article that are sorted by insertion. */
  private static final int INSERTED_AT_MOST = 32;

  private final UTF8String[] ids;
  private final long[] mentionsOfItem;

  /** Sentences that mention an item, but only in mentions that are not counted in pairs. */
  private final long[] furtherSentencesOfItem;

  // Articles: items of article a lie at [itemsFrom[a], itemsFrom[a + 1]) of itemAt, those that take
  // part in pairs at [itemsFrom[a], pairsTo[a]).
  private final int[] source;
  private final int[] story;
  private final boolean[] storyIsShared;
  private final int[] itemsFrom;
  private final int[] pairsTo;
  private final int[] itemAt;

  // Sentences: a bitmap for each element of itemAt, of words[a] longs each.
  private final int[] bitmapWords;
  private final int[] bitmapAt;
  private final long[] bitmaps;

  // The places at which each item stands: those of item i lie at [postingsFrom[i],
  // postingsFrom[i + 1]), in the order of the articles.
  private final int[] postingsFrom;
  private final int[] articleOfPosting;
  private final int[] placeOfPosting;

  // Items by how frequent they are, the most frequent first: what is kept for each of them lies
  // close together for those that are met again and again.
  private final int[] rankOfItem;
  private final int[] itemOfRank;
  private final int[] rankAt;

  private final int stories;
  private final int sources;
  private final long sentences;

  private PeriodBlock(Builder builder) {
    int items = builder.ids.size();
    int[] byId = builder.ids.order();
    int[] numberOf = new int[items];
    ids = new UTF8String[items];
    mentionsOfItem = new long[items];
    furtherSentencesOfItem = new long[items];
    for (int i = 0; i < items; i++) {
      numberOf[byId[i]] = i;
      ids[i] = builder.ids.text(byId[i]);
      mentionsOfItem[i] = builder.mentionsOfItem.get(byId[i]);
      furtherSentencesOfItem[i] = builder.furtherSentencesOfItem.get(byId[i]);
    }
    int articles = builder.source.size();
    source = new int[articles];
    story = new int[articles];
    itemsFrom = new int[articles + 1];
    pairsTo = new int[articles];
    bitmapWords = new int[articles];
    bitmapAt = new int[articles];
    itemAt = new int[builder.itemAt.size()];
    bitmaps = new long[builder.bitmaps.size()];
    int[] order = builder.articlesBySource();
    int longs = 0;
    for (int a = 0; a < articles; a++) {
      bitmapAt[a] = longs;
      longs += fill(builder, a, order[a], numberOf);
    }
    stories = builder.storyCount;
    sources = builder.sources.size();
    sentences = builder.sentences;
    storyIsShared = sharedStories();
    postingsFrom = new int[items + 1];
    articleOfPosting = new int[itemAt.length];
    placeOfPosting = new int[itemAt.length];
    rankOfItem = new int[items];
    itemOfRank = new int[items];
    rankAt = new int[itemAt.length];
    findPostings();
    rankItems();
  }

  /** Copies an article of the builder to its place, and gives the length of its bitmaps. */
  private int fill(Builder builder, int a, int from, int[] numberOf) {
    source[a] = builder.source.get(from);
    story[a] = builder.story.get(from);
    int words = builder.words.get(from);
    bitmapWords[a] = words;
    int first = builder.itemsFrom.get(from);
    int size = builder.itemsFrom.get(from + 1) - first;
    int inPairs = 0;
    // From the highest bit on: whether it is kept out of pairs, the item, its place before. One
    // sort orders the items and keeps their bitmaps.
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      int item = builder.itemAt.get(first + i);
      boolean pairs = item >= 0;
      inPairs += pairs ? 1 : 0;
      order[i] = ((pairs ? 0L : 1L) << 62) | ((long) numberOf[pairs ? item : ~item] << 31) | i;
    }
    sort(order);
    int to = itemsFrom[a];
    for (int i = 0; i < size; i++) {
      itemAt[to + i] = (int) (order[i] >> 31) & Integer.MAX_VALUE;
      int place = (int) order[i] & Integer.MAX_VALUE;
      builder.bitmaps.copyTo(
          builder.bitmapAt.get(from) + place * words, bitmaps, bitmapAt[a] + i * words, words);
    }
    itemsFrom[a + 1] = to + size;
    pairsTo[a] = to + inPairs;
    return size * words;
  }

  /** By insertion: nearly all articles are short, and there are very many. */
  private static void sort(long[] numbers) {
    if (numbers.length > INSERTED_AT_MOST) {
      Arrays.sort(numbers);
      return;
    }
    for (int i = 1; i < numbers.length; i++) {
      long number = numbers[i];
      int to = i;
      while (to > 0 && numbers[to - 1] > number) {
        numbers[to] = numbers[to - 1];
        to--;
      }
      numbers[to] = number;
    }
  }

  /**
   * The articles of {@code block} that have the item {@code topic}, with those of their items that
   * {@code isKept} names; of the sentences those that mention the topic. A pair in the result is a
   * triple with the topic in {@code block}.
   */
  private PeriodBlock(PeriodBlock block, int topic, boolean[] isKept) {
    int first = block.postingsFrom[topic];
    int articles = block.postingsFrom[topic + 1] - first;
    int[] numberOf = new int[block.items()];
    int entries = 0;
    int longs = 0;
    for (int posting = first; posting < first + articles; posting++) {
      int from = block.articleOfPosting[posting];
      if (block.placeOfPosting[posting] < block.pairsTo[from]) {
        for (int place = block.itemsFrom[from]; place < block.pairsTo[from]; place++) {
          if (isKept[block.itemAt[place]]) {
            numberOf[block.itemAt[place]] = 1;
            entries++;
            longs = Math.addExact(longs, block.bitmapWords[from]);
          }
        }
      }
    }
    int items = 0;
    for (int i = 0; i < numberOf.length; i++) {
      numberOf[i] = numberOf[i] == 0 ? -1 : items++;
    }
    ids = new UTF8String[items];
    for (int i = 0; i < numberOf.length; i++) {
      if (numberOf[i] >= 0) {
        ids[numberOf[i]] = block.ids[i];
      }
    }
    mentionsOfItem = new long[0];
    furtherSentencesOfItem = new long[0];
    source = new int[articles];
    story = new int[articles];
    storyIsShared = new boolean[articles];
    itemsFrom = new int[articles + 1];
    pairsTo = new int[articles];
    bitmapWords = new int[articles];
    bitmapAt = new int[articles];
    itemAt = new int[entries];
    bitmaps = new long[longs];
    int bitmapsTo = 0;
    for (int a = 0; a < articles; a++) {
      bitmapAt[a] = bitmapsTo;
      bitmapsTo += fill(block, a, first + a, numberOf);
    }
    stories = block.stories;
    sources = block.sources;
    sentences = 0;
    postingsFrom = new int[items + 1];
    articleOfPosting = new int[entries];
    placeOfPosting = new int[entries];
    rankOfItem = new int[items];
    itemOfRank = new int[items];
    rankAt = new int[entries];
    findPostings();
    rankItems();
  }

  /** Copies an article, cut down to the sentences of the topic that stands at a posting. */
  private int fill(PeriodBlock block, int a, int posting, int[] numberOf) {
    int from = block.articleOfPosting[posting];
    int topicPlace = block.placeOfPosting[posting];
    source[a] = block.source[from];
    story[a] = block.story[from];
    storyIsShared[a] = block.storyIsShared[from];
    int words = block.bitmapWords[from];
    bitmapWords[a] = words;
    int to = itemsFrom[a];
    if (topicPlace < block.pairsTo[from]) {
      int topicAt = block.bitmapOf(from, topicPlace);
      int at = bitmapAt[a];
      for (int place = block.itemsFrom[from]; place < block.pairsTo[from]; place++) {
        int number = numberOf[block.itemAt[place]];
        if (number >= 0) {
          itemAt[to++] = number;
          int bitmap = block.bitmapOf(from, place);
          for (int w = 0; w < words; w++) {
            bitmaps[at++] = block.bitmaps[bitmap + w] & block.bitmaps[topicAt + w];
          }
        }
      }
    }
    pairsTo[a] = to;
    itemsFrom[a + 1] = to;
    return (to - itemsFrom[a]) * words;
  }

  private boolean[] sharedStories() {
    int[] articlesOfStory = new int[stories];
    for (int each : story) {
      articlesOfStory[each]++;
    }
    boolean[] shared = new boolean[story.length];
    for (int a = 0; a < story.length; a++) {
      shared[a] = articlesOfStory[story[a]] > 1;
    }
    return shared;
  }

  private void findPostings() {
    int items = ids.length;
    for (int item : itemAt) {
      postingsFrom[item + 1]++;
    }
    for (int i = 0; i < items; i++) {
      postingsFrom[i + 1] += postingsFrom[i];
    }
    int[] next = Arrays.copyOf(postingsFrom, items);
    for (int a = 0; a < source.length; a++) {
      for (int place = itemsFrom[a]; place < itemsFrom[a + 1]; place++) {
        int posting = next[itemAt[place]]++;
        articleOfPosting[posting] = a;
        placeOfPosting[posting] = place;
      }
    }
  }

  private void rankItems() {
    long[] byArticles = new long[ids.length];
    for (int item = 0; item < ids.length; item++) {
      byArticles[item] = ((long) -articlesOf(item) << 32) | item;
    }
    Arrays.sort(byArticles);
    for (int rank = 0; rank < byArticles.length; rank++) {
      itemOfRank[rank] = (int) byArticles[rank];
      rankOfItem[itemOfRank[rank]] = rank;
    }
    for (int place = 0; place < itemAt.length; place++) {
      rankAt[place] = rankOfItem[itemAt[place]];
    }
  }

  int items() {
    return ids.length;
  }

  /** The place of an item among all by how many articles have it, from 0 for the most frequent. */
  int rankOf(int item) {
    return rankOfItem[item];
  }

  int itemOfRank(int rank) {
    return itemOfRank[rank];
  }

  /** The rank of the item at a place. */
  int rankAt(int place) {
    return rankAt[place];
  }

  UTF8String id(int item) {
    return ids[item];
  }

  /** Articles that mention an item, whether or not it takes part in their pairs. */
  int articlesOf(int item) {
    return postingsFrom[item + 1] - postingsFrom[item];
  }

  long mentionsOf(int item) {
    return mentionsOfItem[item];
  }

  long furtherSentencesOf(int item) {
    return furtherSentencesOfItem[item];
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

  /** Whether the story of an article may have another article here; false only if it has none. */
  boolean storyIsShared(int article) {
    return storyIsShared[article];
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

  /** First place of the article's items in {@link #itemAt}. */
  int itemsFrom(int article) {
    return itemsFrom[article];
  }

  /** The place behind the last of the article's items that takes part in pairs. */
  int pairsTo(int article) {
    return pairsTo[article];
  }

  int itemAt(int place) {
    return itemAt[place];
  }

  /** First posting of an item; its postings end where the next item's begin. */
  int postingsFrom(int item) {
    return postingsFrom[item];
  }

  int articleOfPosting(int posting) {
    return articleOfPosting[posting];
  }

  int placeOfPosting(int posting) {
    return placeOfPosting[posting];
  }

  /** Longs of a bitmap of an article. */
  int bitmapWords(int article) {
    return bitmapWords[article];
  }

  /** Where the bitmap of the item at a place begins in {@link #bitmap}. */
  int bitmapOf(int article, int place) {
    return bitmapAt[article] + (place - itemsFrom[article]) * bitmapWords[article];
  }

  long bitmap(int index) {
    return bitmaps[index];
  }

  /**
   * The articles that have the item {@code topic} in their pairs, and the others of its articles
   * without any item; with the items that {@code isKept} names, and of the sentences those that
   * mention the topic. A pair in the result is a triple with the topic here.
   */
  PeriodBlock articlesWith(int topic, boolean[] isKept) {
    return new PeriodBlock(this, topic, isKept);
  }

  /** Takes articles in packs, in any order. */
  static final class Builder {
    private final TextNumbers ids = new TextNumbers();
    private final LongList mentionsOfItem = new LongList();
    private final LongList furtherSentencesOfItem = new LongList();
    private final TextNumbers sources = new TextNumbers();
    private final TextNumbers namedStories = new TextNumbers();
    private final IntList numberOfNamedStory = new IntList();
    private int storyCount;
    private long sentences;
    private int mentions;

    private final IntList source = new IntList();
    private final IntList story = new IntList();
    private final IntList words = new IntList();
    private final IntList itemsFrom = new IntList();
    private final IntList bitmapAt = new IntList();

    /** Items by provisional number; the complement of the number if kept out of pairs. */
    private final IntList itemAt = new IntList();

    private final LongList bitmaps = new LongList();

    Builder() {
      itemsFrom.add(0);
    }

    /** Adds the articles of a pack, and gives their number. */
    int add(byte[] pack) {
      var in = new PackReader(pack);
      UTF8String[] texts = new UTF8String[in.readInt()];
      for (int t = 0; t < texts.length; t++) {
        texts[t] = in.readText(in.readInt());
      }
      int[] itemOfText = new int[texts.length];
      Arrays.fill(itemOfText, -1);
      int articles = in.readInt();
      for (int a = 0; a < articles; a++) {
        int sourceText = in.readInt() - 1;
        source.add(sourceText < 0 ? NO_SOURCE : sources.number(texts[sourceText]));
        int storyLength = in.readInt() - 1;
        story.add(storyLength < 0 ? storyCount++ : storyNumber(in.readText(storyLength)));
        sentences += in.readInt();
        addItems(in, texts, itemOfText);
      }
      return articles;
    }

    private int storyNumber(UTF8String text) {
      int named = namedStories.number(text);
      if (named == numberOfNamedStory.size()) {
        numberOfNamedStory.add(storyCount++);
      }
      return numberOfNamedStory.get(named);
    }

    private void addItems(PackReader in, UTF8String[] texts, int[] itemOfText) {
      int wordsOfArticle = in.readInt();
      words.add(wordsOfArticle);
      bitmapAt.add(bitmaps.size());
      int size = in.readInt();
      for (int i = 0; i < size; i++) {
        int text = in.readInt();
        if (itemOfText[text] < 0) {
          itemOfText[text] = number(texts[text]);
        }
        int item = itemOfText[text];
        int mentionsHere = in.readInt();
        // A pair has no more sentences than there are mentions: the kernel counts them as ints.
        mentions = Math.addExact(mentions, mentionsHere);
        mentionsOfItem.increase(item, mentionsHere);
        int role = in.readInt();
        if (role > 0) {
          furtherSentencesOfItem.increase(item, role - 1);
        }
        itemAt.add(role > 0 ? item : ~item);
        for (int w = 0; w < wordsOfArticle; w++) {
          bitmaps.add(in.readLong());
        }
      }
      itemsFrom.add(itemAt.size());
    }

    private int number(UTF8String id) {
      int number = ids.number(id);
      if (number == mentionsOfItem.size()) {
        mentionsOfItem.add(0);
        furtherSentencesOfItem.add(0);
      }
      return number;
    }

    private int[] articlesBySource() {
      long[] order = new long[source.size()];
      for (int a = 0; a < order.length; a++) {
        order[a] = ((long) source.get(a) << 32) | a;
      }
      Arrays.sort(order);
      return Arrays.stream(order).mapToInt(each -> (int) each).toArray();
    }

    PeriodBlock build() {
      return new PeriodBlock(this);
    }
  }
}
