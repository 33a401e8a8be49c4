package org.newsweft.counts;

import org.apache.spark.unsafe.types.UTF8String;

/**
 * Counts that share all but their last item: those of a period or of an item alone (one count, with
 * no other item), or those of an item with each other one that sorts after it.
 *
 * @param topic the topic of triples; null otherwise
 * @param itemA the item; of pairs and of a triple's entities the one that sorts first; null for the
 *     totals of a period
 * @param itemB the second items in the order of their UTF-8 bytes; one null where there is none
 * @param articles articles with all of them, for each second item
 * @param stories stories with such an article
 * @param sources outlets with such an article
 * @param sentences sentences with all of them
 * @param mentions mentions of the item; 0 for other units
 */
record CountRow(
    Unit unit,
    UTF8String topic,
    UTF8String itemA,
    UTF8String[] itemB,
    long[] articles,
    long[] stories,
    long[] sources,
    long[] sentences,
    long mentions) {

  /** The counts of a period or an item. */
  static CountRow single(
      Unit unit,
      UTF8String item,
      long articles,
      long stories,
      long sources,
      long sentences,
      long mentions) {
    return new CountRow(
        unit,
        null,
        item,
        new UTF8String[1],
        new long[] {articles},
        new long[] {stories},
        new long[] {sources},
        new long[] {sentences},
        mentions);
  }

  /** With counts that were packed, all of which are read. */
  static CountRow of(
      Unit unit, UTF8String topic, UTF8String itemA, PackedCounts packed, long mentions) {
    int size = packed.left();
    var row =
        new CountRow(
            unit,
            topic,
            itemA,
            new UTF8String[size],
            new long[size],
            new long[size],
            new long[size],
            new long[size],
            mentions);
    for (int i = 0; i < size; i++) {
      packed.advance();
      row.itemB[i] = packed.itemB() == null ? null : packed.itemB().copy();
      row.articles[i] = packed.articles();
      row.stories[i] = packed.stories();
      row.sources[i] = packed.sources();
      row.sentences[i] = packed.sentences();
    }
    return row;
  }

  /** How many counts it holds. */
  int size() {
    return itemB.length;
  }
}
