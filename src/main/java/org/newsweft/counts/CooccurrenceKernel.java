package org.newsweft.counts;

import java.util.Arrays;

/**
 * Counts the pairs of items in a {@link PeriodBlock}: the product X'X of its sparse article-item
 * matrix, row by row after Gustavson (1978).
 *
 * <p>For each item, every article that has it adds to a dense accumulator over the items that stand
 * behind it in the article. The cells touched are read and cleared, and the next item takes their
 * place, so memory is the block and one accumulator, however many pairs there are.
 *
 * @see <a href="https://doi.org/10.1145/355791.355796">Gustavson 1978, Two fast algorithms for
 *     sparse matrices: multiplication and permuted transposition</a>
 */
final class CooccurrenceKernel {
  // The accumulator: for each item these numbers, side by side because they are needed together,
  // and
  // items by rank, so that the cells of the frequent ones share the lines of a cache.
  private static final int ARTICLES = 0;
  private static final int SENTENCES = 1;
  private static final int OUTLETS = 2;
  private static final int LAST_OUTLET = 3;
  private static final int CELL = 4;

  // The same for the articles of shared stories, in the order of their stories.
  private static final int SHARED_ARTICLES = 0;
  private static final int SHARED_STORIES = 1;
  private static final int LAST_STORY = 2;
  private static final int SHARED_CELL = 3;

  private final PeriodBlock block;
  private final int[] cells;
  private final int[] sharedCells;

  /** What the item that is counted stands with: by rank while counting, then the items in order. */
  private final int[] touched;

  private int touchedCount;
  private final long[] marked;
  private int pairsLeftOut;
  private long articlesLeftOut;

  /** Whether the item counted last has articles of shared stories; if not, those cells are 0. */
  private boolean hasShared;

  CooccurrenceKernel(PeriodBlock block) {
    this.block = block;
    cells = new int[Math.multiplyExact(block.items(), CELL)];
    sharedCells = new int[Math.multiplyExact(block.items(), SHARED_CELL)];
    touched = new int[block.items()];
    marked = new long[(block.items() + 63) >> 6];
  }

  /**
   * Counts the pairs of an item with those that sort after it. Their counts hold until the next
   * call.
   *
   * @param minArticles pairs with fewer articles are left out
   * @return how many there are
   */
  int count(int item, int minArticles) {
    for (int t = 0; t < touchedCount; t++) {
      clear(block.rankOf(touched[t]));
    }
    touchedCount = 0;
    int sharedPostings = accumulate(item);
    hasShared = sharedPostings > 0;
    if (hasShared) {
      accumulateSharedStories(item, sharedPostings);
    }
    leaveOut(minArticles);
    sortTouched();
    return touchedCount;
  }

  /** Puts items in the place of ranks; before they are sorted, as most pairs are rare. */
  private void leaveOut(int minArticles) {
    pairsLeftOut = 0;
    articlesLeftOut = 0;
    int kept = 0;
    for (int t = 0; t < touchedCount; t++) {
      int rank = touched[t];
      int articles = cells[rank * CELL + ARTICLES];
      if (articles >= minArticles) {
        touched[kept++] = block.itemOfRank(rank);
      } else {
        pairsLeftOut++;
        articlesLeftOut += articles;
        clear(rank);
      }
    }
    touchedCount = kept;
  }

  /**
   * Sorts the items; where they are more than one in a hundred of all, by marking them in a bitmap
   * and reading it.
   */
  private void sortTouched() {
    if (touchedCount < block.items() / 100) {
      Arrays.sort(touched, 0, touchedCount);
      return;
    }
    for (int t = 0; t < touchedCount; t++) {
      marked[touched[t] >> 6] |= 1L << touched[t];
    }
    int to = 0;
    for (int word = 0; word < marked.length; word++) {
      for (long rest = marked[word]; rest != 0; rest &= rest - 1) {
        touched[to++] = (word << 6) + Long.numberOfTrailingZeros(rest);
      }
      marked[word] = 0;
    }
  }

  private void clear(int rank) {
    int cell = rank * CELL;
    cells[cell + ARTICLES] = 0;
    cells[cell + SENTENCES] = 0;
    cells[cell + OUTLETS] = 0;
    cells[cell + LAST_OUTLET] = 0;
    if (hasShared) {
      int shared = rank * SHARED_CELL;
      sharedCells[shared + SHARED_ARTICLES] = 0;
      sharedCells[shared + SHARED_STORIES] = 0;
      sharedCells[shared + LAST_STORY] = 0;
    }
  }

  /** Pairs of the item that have too few articles. */
  int pairsLeftOut() {
    return pairsLeftOut;
  }

  /** The sum of the articles of those pairs. */
  long articlesLeftOut() {
    return articlesLeftOut;
  }

  /** The other item of a pair, from 0, in the order of ids. */
  int other(int pair) {
    return touched[pair];
  }

  /** Articles with both. */
  int articles(int pair) {
    return cells[block.rankOf(touched[pair]) * CELL + ARTICLES];
  }

  /** Outlets with such an article. */
  int sources(int pair) {
    return cells[block.rankOf(touched[pair]) * CELL + OUTLETS];
  }

  /** Sentences with both. */
  int sentences(int pair) {
    return cells[block.rankOf(touched[pair]) * CELL + SENTENCES];
  }

  /** Stories with such an article. */
  int stories(int pair) {
    if (!hasShared) {
      return articles(pair);
    }
    int shared = block.rankOf(touched[pair]) * SHARED_CELL;
    return articles(pair)
        - sharedCells[shared + SHARED_ARTICLES]
        + sharedCells[shared + SHARED_STORIES];
  }

  /** Counts articles, sentences and outlets; gives the number of articles of shared stories. */
  private int accumulate(int item) {
    int sharedPostings = 0;
    int end = block.postingsFrom(item + 1);
    for (int posting = block.postingsFrom(item); posting < end; posting++) {
      int article = block.articleOfPosting(posting);
      if (block.storyIsShared(article)) {
        sharedPostings++;
      }
      int place = block.placeOfPosting(posting);
      if (block.bitmapWords(article) == 1) {
        accumulateShortArticle(article, place);
      } else {
        accumulateLongArticle(article, place);
      }
    }
    return sharedPostings;
  }

  /** Most articles have no more sentences than a long has bits. */
  private void accumulateShortArticle(int article, int place) {
    int outlet = outlet(article);
    int end = block.pairsTo(article);
    int toBitmap = block.bitmapOf(article, place) - place;
    long sentencesOfItem = block.bitmap(toBitmap + place);
    for (int otherPlace = place + 1; otherPlace < end; otherPlace++) {
      long both = sentencesOfItem & block.bitmap(toBitmap + otherPlace);
      add(block.rankAt(otherPlace), outlet, Long.bitCount(both));
    }
  }

  private void accumulateLongArticle(int article, int place) {
    int outlet = outlet(article);
    int end = block.pairsTo(article);
    int words = block.bitmapWords(article);
    int bitmap = block.bitmapOf(article, place);
    int otherBitmap = bitmap;
    for (int otherPlace = place + 1; otherPlace < end; otherPlace++) {
      otherBitmap += words;
      int sentences = 0;
      for (int w = 0; w < words; w++) {
        sentences += Long.bitCount(block.bitmap(bitmap + w) & block.bitmap(otherBitmap + w));
      }
      add(block.rankAt(otherPlace), outlet, sentences);
    }
  }

  private int outlet(int article) {
    // From 1 on, so that a cell of zeros has seen no outlet; 0 if the article has none.
    return block.source(article) - PeriodBlock.NO_SOURCE;
  }

  private void add(int rank, int outlet, int sentences) {
    int cell = rank * CELL;
    if (cells[cell + ARTICLES]++ == 0) {
      touched[touchedCount++] = rank;
    }
    // Articles stand in the order of their outlets, those without one first: a new number is a new
    // outlet.
    if (outlet != cells[cell + LAST_OUTLET]) {
      cells[cell + LAST_OUTLET] = outlet;
      cells[cell + OUTLETS]++;
    }
    cells[cell + SENTENCES] += sentences;
  }

  /** Counts, of the articles whose story has several, how many there are and how many stories. */
  private void accumulateSharedStories(int item, int sharedPostings) {
    for (long storyAndPosting : sharedPostingsByStory(item, sharedPostings)) {
      int posting = (int) storyAndPosting;
      // From 1 on, so that a cell of zeros has seen no story.
      int story = (int) (storyAndPosting >> 32) + 1;
      int end = block.pairsTo(block.articleOfPosting(posting));
      for (int place = block.placeOfPosting(posting) + 1; place < end; place++) {
        int cell = block.rankAt(place) * SHARED_CELL;
        sharedCells[cell + SHARED_ARTICLES]++;
        if (sharedCells[cell + LAST_STORY] != story) {
          sharedCells[cell + LAST_STORY] = story;
          sharedCells[cell + SHARED_STORIES]++;
        }
      }
    }
  }

  /** The story in the high half, the posting in the low half. */
  private long[] sharedPostingsByStory(int item, int count) {
    long[] byStory = new long[count];
    int next = 0;
    for (int p = block.postingsFrom(item); p < block.postingsFrom(item + 1); p++) {
      int article = block.articleOfPosting(p);
      if (block.storyIsShared(article)) {
        byStory[next++] = ((long) block.story(article) << 32) | p;
      }
    }
    Arrays.sort(byStory);
    return byStory;
  }

  /** The articles, stories, outlets, sentences and mentions of one item. */
  CountRow itemRow(int item) {
    int sources = 0;
    int lastSource = PeriodBlock.NO_SOURCE;
    int shared = 0;
    long sentences = block.furtherSentencesOf(item);
    for (int p = block.postingsFrom(item); p < block.postingsFrom(item + 1); p++) {
      int article = block.articleOfPosting(p);
      if (block.storyIsShared(article)) {
        shared++;
      }
      if (block.source(article) != lastSource) {
        lastSource = block.source(article);
        sources++;
      }
      int bitmap = block.bitmapOf(article, block.placeOfPosting(p));
      for (int w = 0; w < block.bitmapWords(article); w++) {
        sentences += Long.bitCount(block.bitmap(bitmap + w));
      }
    }
    long articles = block.articlesOf(item);
    return CountRow.single(
        Unit.ITEM,
        block.id(item),
        articles,
        shared == 0 ? articles : articles - shared + distinctSharedStories(item, shared),
        sources,
        sentences,
        block.mentionsOf(item));
  }

  private long distinctSharedStories(int item, int shared) {
    int last = -1;
    long distinct = 0;
    for (long storyAndPosting : sharedPostingsByStory(item, shared)) {
      int story = (int) (storyAndPosting >> 32);
      if (story != last) {
        last = story;
        distinct++;
      }
    }
    return distinct;
  }
}
