package org.newsweft.counts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.newsweft.items.ItemKind;

/**
 * All counts of one period, given one after the other so that they need not be held: the period's
 * totals, then each item, then the pairs, then the triples.
 */
final class PeriodCounts implements Iterator<PeriodCounts.Count> {
  /** What is counted. */
  enum Unit {
    PERIOD,
    ITEM,
    PAIR,
    TRIPLE
  }

  /**
   * One row of a count table.
   *
   * @param itemA the item; of a pair or a triple's entities the one whose id sorts first; null for
   *     the totals
   * @param itemB the second item or entity; null for less than a pair
   * @param topic the topic of a triple; null otherwise
   * @param mentions for an item only, otherwise 0
   */
  record Count(
      Unit unit,
      String itemA,
      String itemB,
      String topic,
      long articles,
      long stories,
      long sources,
      long sentences,
      long mentions) {}

  private static final Predicate<String> IS_TOPIC = id -> ItemKind.ofId(id) == ItemKind.TOPIC;

  private final PeriodBlock block;
  private final CooccurrenceKernel kernel;
  private final int minArticles;
  private final Dropped dropped;
  private final Deque<Count> ready = new ArrayDeque<>();

  // What comes next: the rows of the block's pairs, then topic after topic the rows of its triples.
  private int nextItem;
  private int nextTopic;
  private int nextEntity;
  private String topic;
  private PeriodBlock ofTopic;
  private CooccurrenceKernel kernelOfTopic;

  /** Adds up what {@code min_articles} leaves out. */
  interface Dropped {
    /** Takes a number of pairs or triples that are left out, and the sum of their articles. */
    void add(Unit unit, long rows, long articles);
  }

  /**
   * @param minArticles pairs and triples with fewer articles are left out
   * @param dropped told of what is left out
   */
  PeriodCounts(PeriodBlock block, int minArticles, Dropped dropped) {
    this.block = block;
    this.kernel = new CooccurrenceKernel(block);
    this.minArticles = minArticles;
    this.dropped = dropped;
    ready.add(
        new Count(
            Unit.PERIOD,
            null,
            null,
            null,
            block.articles(),
            block.stories(),
            block.sources(),
            block.sentences(),
            0));
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty()) {
      if (nextItem < block.items()) {
        countItem(nextItem++);
      } else if (ofTopic != null && nextEntity < ofTopic.items()) {
        countTriples(nextEntity++);
      } else if (nextTopic < block.items()) {
        openTopic(nextTopic++);
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  public Count next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void countItem(int item) {
    CooccurrenceKernel.ItemCount count = kernel.itemCount(item);
    ready.add(
        new Count(
            Unit.ITEM,
            block.id(item),
            null,
            null,
            count.articles(),
            count.stories(),
            count.sources(),
            count.sentences(),
            count.mentions()));
    kernel.pairsOf(item, sinkOf(Unit.PAIR, block, null));
  }

  private void openTopic(int item) {
    ofTopic = null;
    if (IS_TOPIC.test(block.id(item)) && block.articlesOf(item) > 0) {
      ofTopic = block.articlesWith(item, IS_TOPIC.negate(), 1);
      kernelOfTopic = new CooccurrenceKernel(ofTopic);
      nextEntity = 0;
      topic = block.id(item);
    }
  }

  private void countTriples(int entity) {
    kernelOfTopic.pairsOf(entity, sinkOf(Unit.TRIPLE, ofTopic, topic));
  }

  /** Makes rows of pairs, of all articles or of those of a topic, and drops the rare ones. */
  private CooccurrenceKernel.PairSink sinkOf(Unit unit, PeriodBlock articlesOf, String ofTriples) {
    return (a, b, articles, stories, sources, sentences) -> {
      if (articles < minArticles) {
        dropped.add(unit, 1, articles);
        return;
      }
      boolean inOrder = articlesOf.sortsBefore(a, b);
      ready.add(
          new Count(
              unit,
              articlesOf.id(inOrder ? a : b),
              articlesOf.id(inOrder ? b : a),
              ofTriples,
              articles,
              stories,
              sources,
              sentences,
              0));
    };
  }
}
