package org.newsweft.counts;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Says which articles are counted together: those of a period, or of a block of it.
 *
 * @param period first day of the period, in days since 1970-01-01
 * @param cut what the period was cut into blocks by, a {@link MergedCounts.Cut}; a text, because
 *     enum constants have other hash codes in every JVM; empty if the period is counted whole
 * @param split see {@link MergedCounts#add}
 * @param block number of the block
 */
record BlockKey(int period, String cut, int split, long block)
    implements Comparable<BlockKey>, Serializable {
  private static final Comparator<BlockKey> ORDER =
      Comparator.comparingInt(BlockKey::period)
          .thenComparing(BlockKey::cut)
          .thenComparingInt(BlockKey::split)
          .thenComparingLong(BlockKey::block);

  @Override
  public int compareTo(BlockKey other) {
    return ORDER.compare(this, other);
  }
}
