package org.newsweft.counts;

import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reads the counts of a {@link CountRow} from bytes, one second item after the other.
 *
 * <p>First their number, or 0 for a single count without a second item; then for each how many
 * bytes its id shares with the one before, the bytes of the rest, and articles, stories, sources
 * and sentences. Ids stand in their order, so neighbours share most of their bytes. See {@link
 * PackWriter} for the form of numbers.
 */
final class PackedCounts {
  private final PackReader in;
  private final boolean hasItemB;
  private int left;
  private byte[] itemB = new byte[64];
  private int itemBLength;
  private long articles;
  private long stories;
  private long sources;
  private long sentences;

  PackedCounts(byte[] bytes) {
    in = new PackReader(bytes);
    int itemsB = in.readInt();
    hasItemB = itemsB > 0;
    left = Math.max(1, itemsB);
  }

  static byte[] pack(CountRow row) {
    var out = new PackWriter();
    boolean isSingle = row.itemB()[0] == null;
    out.put(isSingle ? 0 : row.size());
    byte[] last = new byte[0];
    for (int i = 0; i < row.size(); i++) {
      if (!isSingle) {
        byte[] id = row.itemB()[i].getBytes();
        int shared = Arrays.mismatch(last, id);
        // Of two equal ids there is no mismatch, and of one that continues the other it is the end.
        shared = shared < 0 ? id.length : shared;
        out.put(shared);
        out.put(id.length - shared);
        out.putBytes(id, shared, id.length - shared);
        last = id;
      }
      out.put(row.articles()[i]);
      out.put(row.stories()[i]);
      out.put(row.sources()[i]);
      out.put(row.sentences()[i]);
    }
    return out.toBytes();
  }

  /** How many counts are still to be read. */
  int left() {
    return left;
  }

  /** Reads the next count; there must be one. */
  void advance() {
    left--;
    if (hasItemB) {
      int shared = in.readInt();
      int rest = in.readInt();
      itemBLength = shared + rest;
      if (itemBLength > itemB.length) {
        itemB = Arrays.copyOf(itemB, 2 * itemBLength);
      }
      in.readBytes(itemB, shared, rest);
    }
    articles = in.readLong();
    stories = in.readLong();
    sources = in.readLong();
    sentences = in.readLong();
  }

  /** The second item, over bytes that the next count changes; null if there is none. */
  UTF8String itemB() {
    return hasItemB ? UTF8String.fromBytes(itemB, 0, itemBLength) : null;
  }

  long articles() {
    return articles;
  }

  long stories() {
    return stories;
  }

  long sources() {
    return sources;
  }

  long sentences() {
    return sentences;
  }
}
