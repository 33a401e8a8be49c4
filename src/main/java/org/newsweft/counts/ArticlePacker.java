package org.newsweft.counts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Tuple2;

/**
 * Packs the articles of one partition, those of each block together. A pack is closed when all that
 * are open weigh enough, so memory is bounded however many articles come.
 *
 * <p>Takes Spark's own rows, so that no text and no number becomes an object first: period, cut,
 * split, block, source, story_id, sentences, and the arrays item_id, sentence and counted. Gives
 * the first four and the pack.
 */
final class ArticlePacker implements Iterator<Tuple2<BlockKey, byte[]>> {
  /** Mentions and articles that are held at most. */
  private static final int OPEN_WEIGHT = 2_000_000;

  /** The columns that say which block an article is in. */
  private static final int KEY = 4;

  private final Iterator<InternalRow> articles;
  private final Map<BlockKey, ArticlePack> open = new HashMap<>();
  private final Deque<Tuple2<BlockKey, byte[]>> closed = new ArrayDeque<>();
  private final TextNumbers texts = new TextNumbers();
  private int openWeight;

  ArticlePacker(Iterator<InternalRow> articles) {
    this.articles = articles;
  }

  @Override
  public boolean hasNext() {
    while (closed.isEmpty() && articles.hasNext()) {
      InternalRow article = articles.next();
      UTF8String[] items = texts(article.getArray(KEY + 3));
      open.computeIfAbsent(key(article), k -> new ArticlePack(texts))
          .add(
              article.getUTF8String(KEY),
              article.getUTF8String(KEY + 1),
              article.getInt(KEY + 2),
              items,
              article.getArray(KEY + 4).toIntArray(),
              article.getArray(KEY + 5).toBooleanArray());
      openWeight += 1 + items.length;
      if (openWeight >= OPEN_WEIGHT || !articles.hasNext()) {
        open.forEach((block, pack) -> closed.add(new Tuple2<>(block, pack.toBytes())));
        open.clear();
        texts.clear();
        openWeight = 0;
      }
    }
    return !closed.isEmpty();
  }

  private static BlockKey key(InternalRow article) {
    return new BlockKey(
        article.getInt(0), article.getString(1), article.getInt(2), article.getLong(3));
  }

  private static UTF8String[] texts(ArrayData array) {
    UTF8String[] texts = new UTF8String[array.numElements()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = array.getUTF8String(i);
    }
    return texts;
  }

  @Override
  public Tuple2<BlockKey, byte[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return closed.remove();
  }
}
