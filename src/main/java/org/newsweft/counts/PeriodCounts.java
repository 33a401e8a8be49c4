package org.newsweft.counts;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.unsafe.types.UTF8String;
import org.newsweft.items.ItemKind;

/**
 * All counts of a {@link PeriodBlock}, made one after the other so that they need not be held: the
 * totals, then each item with its pairs, then topic by topic the triples; each in the order of ids.
 */
final class PeriodCounts implements Iterator<CountRow> {
  /** What the ids of topics begin with. */
  private static final UTF8String TOPIC = UTF8String.fromString(ItemKind.TOPIC.prefix() + ":");

  private final PeriodBlock block;
  private final CooccurrenceKernel kernel;
  private final int minArticles;
  private final Dropped dropped;
  private final boolean[] isTopic;
  private final boolean[] isEntity;
  private CountRow ready;

  // What comes next: the rows of the block's items, then topic after topic those of its triples.
  private int nextItem;
  private boolean itemDone;
  private int nextTopic;
  private int nextEntity;
  private UTF8String topic;
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
    isTopic = new boolean[block.items()];
    isEntity = new boolean[block.items()];
    for (int i = 0; i < block.items(); i++) {
      isTopic[i] = block.id(i).startsWith(TOPIC);
      isEntity[i] = !isTopic[i];
    }
    ready =
        CountRow.single(
            Unit.PERIOD,
            null,
            block.articles(),
            block.stories(),
            block.sources(),
            block.sentences(),
            0);
  }

  @Override
  public boolean hasNext() {
    while (ready == null) {
      if (nextItem < block.items()) {
        countItem();
      } else if (ofTopic != null && nextEntity < ofTopic.items()) {
        ready = row(Unit.TRIPLE, topic, ofTopic, kernelOfTopic, nextEntity++);
      } else if (nextTopic < block.items()) {
        openTopic(nextTopic++);
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  public CountRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    CountRow next = ready;
    ready = null;
    return next;
  }

  private void countItem() {
    if (itemDone) {
      ready = row(Unit.PAIR, null, block, kernel, nextItem++);
    } else {
      ready = kernel.itemRow(nextItem);
    }
    itemDone = !itemDone;
  }

  private void openTopic(int item) {
    ofTopic = null;
    if (isTopic[item]) {
      topic = block.id(item);
      ofTopic = block.articlesWith(item, isEntity);
      kernelOfTopic = new CooccurrenceKernel(ofTopic);
      nextEntity = 0;
    }
  }

  /** The pairs of an item that are frequent enough; null if none is. */
  private CountRow row(
      Unit unit,
      UTF8String topicOfTriples,
      PeriodBlock items,
      CooccurrenceKernel counts,
      int item) {
    int pairs = counts.count(item, minArticles);
    if (counts.pairsLeftOut() > 0) {
      dropped.add(unit, counts.pairsLeftOut(), counts.articlesLeftOut());
    }
    if (pairs == 0) {
      return null;
    }
    UTF8String[] itemB = new UTF8String[pairs];
    long[] articles = new long[pairs];
    long[] stories = new long[pairs];
    long[] sources = new long[pairs];
    long[] sentences = new long[pairs];
    for (int p = 0; p < pairs; p++) {
      itemB[p] = items.id(counts.other(p));
      articles[p] = counts.articles(p);
      stories[p] = counts.stories(p);
      sources[p] = counts.sources(p);
      sentences[p] = counts.sentences(p);
    }
    return new CountRow(
        unit, topicOfTriples, items.id(item), itemB, articles, stories, sources, sentences, 0);
  }
}
