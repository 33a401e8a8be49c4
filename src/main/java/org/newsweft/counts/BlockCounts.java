package org.newsweft.counts;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.ObjIntConsumer;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/**
 * The counts of the blocks of one partition, block after block: one is held at a time, and its rows
 * are made as they are asked for.
 */
final class BlockCounts implements Iterator<InternalRow> {
  private final Iterator<Tuple2<BlockKey, byte[]>> packs;
  private final BiFunction<BlockKey, PeriodBlock, Iterator<InternalRow>> count;
  private final ObjIntConsumer<BlockKey> read;
  private Tuple2<BlockKey, byte[]> next;
  private Iterator<InternalRow> rows = Collections.emptyIterator();

  /**
   * @param packs those of a block one after the other
   * @param count the counts of a block
   * @param read told, for each pack, its block and the number of its articles
   */
  BlockCounts(
      Iterator<Tuple2<BlockKey, byte[]>> packs,
      BiFunction<BlockKey, PeriodBlock, Iterator<InternalRow>> count,
      ObjIntConsumer<BlockKey> read) {
    this.packs = packs;
    this.count = count;
    this.read = read;
    advance();
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext()) {
      if (next == null) {
        return false;
      }
      rows = Collections.emptyIterator(); // the block before is not needed any more
      BlockKey key = next._1();
      rows = count.apply(key, readBlock(key));
    }
    return true;
  }

  private PeriodBlock readBlock(BlockKey key) {
    var block = new PeriodBlock.Builder();
    while (next != null && next._1().equals(key)) {
      read.accept(key, block.add(next._2()));
      advance();
    }
    return block.build();
  }

  private void advance() {
    next = packs.hasNext() ? packs.next() : null;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return rows.next();
  }
}
