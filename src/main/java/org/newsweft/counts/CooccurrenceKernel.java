package org.newsweft.counts;

import java.util.Arrays;

/**
 * Counts the pairs of items in a {@link PeriodBlock}: the product X'X of its sparse article-item
 * matrix, row by row after Gustavson (1978), ordered by degree so that the row of a pair is its
 * rarer item.
 *
 * <p>For each item, in order of rank, every article that has it adds to a dense accumulator over
 * the more frequent items of the article. The cells touched are read and cleared, and the next item
 * takes their place, so memory is the block and one accumulator, however many pairs there are.
 *
 * @see <a href="https://doi.org/10.1145/355791.355796">Gustavson 1978, Two fast algorithms for
 *     sparse matrices: multiplication and permuted transposition</a>
 */
final class CooccurrenceKernel {
  /** Takes the counts of one pair. */
  interface PairSink {
    /**
     * Takes one pair.
     *
     * @param item the rarer item of the pair
     * @param other the more frequent one
     * @param articles articles with both
     * @param stories stories with an article with both
     * @param sources outlets with an article with both
     * @param sentences sentences with both
     */
    void accept(int item, int other, int articles, int stories, int sources, long sentences);
  }

  private final PeriodBlock block;

  // The places at which each item stands: those of item i lie at [postingsFrom[i],
  // postingsFrom[i+1]).
  private final int[] postingsFrom;
  private final int[] articleOfPosting;
  private final int[] placeOfPosting;

  /** Whether the story of an article has another article in the block. */
  private final boolean[] storyIsShared;

  // The accumulator, by item.
  private final int[] articles;
  private final int[] sources;
  private final int[] lastSource;
  private final long[] sentences;
  private final int[] touched;
  private int touchedCount;

  // The same for the articles of shared stories, in the order of their stories.
  private final int[] sharedArticles;
  private final int[] sharedStories;
  private final int[] lastStory;

  CooccurrenceKernel(PeriodBlock block) {
    this.block = block;
    int items = block.items();
    postingsFrom = new int[items + 1];
    for (int i = 0; i < items; i++) {
      postingsFrom[i + 1] = postingsFrom[i] + block.articlesOf(i);
    }
    articleOfPosting = new int[postingsFrom[items]];
    placeOfPosting = new int[postingsFrom[items]];
    int[] next = Arrays.copyOf(postingsFrom, items);
    for (int a = 0; a < block.articles(); a++) {
      for (int place = block.itemsFrom(a); place < block.itemsFrom(a + 1); place++) {
        int posting = next[block.itemAt(place)]++;
        articleOfPosting[posting] = a;
        placeOfPosting[posting] = place;
      }
    }
    storyIsShared = sharedStories(block);
    articles = new int[items];
    sources = new int[items];
    lastSource = new int[items];
    sentences = new long[items];
    touched = new int[items];
    sharedArticles = new int[items];
    sharedStories = new int[items];
    lastStory = new int[items];
  }

  private static boolean[] sharedStories(PeriodBlock block) {
    int[] articlesOfStory = new int[block.stories()];
    for (int a = 0; a < block.articles(); a++) {
      articlesOfStory[block.story(a)]++;
    }
    boolean[] shared = new boolean[block.articles()];
    for (int a = 0; a < block.articles(); a++) {
      shared[a] = articlesOfStory[block.story(a)] > 1;
    }
    return shared;
  }

  /** Gives the pairs of which {@code item} is the rarer one, in order of the other's rank. */
  void pairsOf(int item, PairSink sink) {
    accumulate(item);
    accumulateSharedStories(item);
    Arrays.sort(touched, 0, touchedCount);
    for (int t = 0; t < touchedCount; t++) {
      int other = touched[t];
      int stories = articles[other] - sharedArticles[other] + sharedStories[other];
      sink.accept(item, other, articles[other], stories, sources[other], sentences[other]);
      articles[other] = 0;
      sources[other] = 0;
      sentences[other] = 0;
      sharedArticles[other] = 0;
      sharedStories[other] = 0;
    }
    touchedCount = 0;
  }

  private void accumulate(int item) {
    for (int posting = postingsFrom[item]; posting < postingsFrom[item + 1]; posting++) {
      int article = articleOfPosting[posting];
      int place = placeOfPosting[posting];
      int source = block.source(article);
      int end = block.itemsFrom(article + 1);
      for (int otherPlace = place + 1; otherPlace < end; otherPlace++) {
        int other = block.itemAt(otherPlace);
        if (articles[other]++ == 0) {
          touched[touchedCount++] = other;
          lastSource[other] = PeriodBlock.NO_SOURCE;
        }
        // Articles stand in the order of their outlets: a new number is a new outlet.
        if (source != lastSource[other]) {
          sources[other]++;
          lastSource[other] = source;
        }
        sentences[other] += block.sentencesAt(article, place, otherPlace);
      }
    }
  }

  /** Counts, of the articles whose story has several, how many there are and how many stories. */
  private void accumulateSharedStories(int item) {
    int[] shared =
        java.util.stream.IntStream.range(postingsFrom[item], postingsFrom[item + 1])
            .filter(posting -> storyIsShared[articleOfPosting[posting]])
            .toArray();
    if (shared.length == 0) {
      return;
    }
    long[] byStory = new long[shared.length];
    for (int i = 0; i < shared.length; i++) {
      byStory[i] = ((long) block.story(articleOfPosting[shared[i]]) << 32) | shared[i];
    }
    Arrays.sort(byStory);
    for (long storyAndPosting : byStory) {
      int posting = (int) storyAndPosting;
      int story = (int) (storyAndPosting >> 32);
      int end = block.itemsFrom(articleOfPosting[posting] + 1);
      for (int otherPlace = placeOfPosting[posting] + 1; otherPlace < end; otherPlace++) {
        int other = block.itemAt(otherPlace);
        if (sharedArticles[other]++ == 0 || lastStory[other] != story) {
          sharedStories[other]++;
          lastStory[other] = story;
        }
      }
    }
  }

  /** The articles, stories, outlets and sentences that mention one item. */
  ItemCount itemCount(int item) {
    var stories = new java.util.HashSet<Integer>();
    int distinctSources = 0;
    int last = PeriodBlock.NO_SOURCE;
    long itemSentences = 0;
    for (int posting = postingsFrom[item]; posting < postingsFrom[item + 1]; posting++) {
      int article = articleOfPosting[posting];
      stories.add(block.story(article));
      if (block.source(article) != last) {
        last = block.source(article);
        distinctSources++;
      }
      itemSentences += block.sentencesAt(article, placeOfPosting[posting]);
    }
    return new ItemCount(
        block.articlesOf(item),
        stories.size(),
        distinctSources,
        itemSentences,
        block.mentionsOf(item));
  }

  /** The counts of one item in the period. */
  record ItemCount(long articles, long stories, long sources, long sentences, long mentions) {}
}
