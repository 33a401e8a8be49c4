package org.newsweft.counts;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Packs the articles of one partition, those of each block together. A pack is closed when all that
 * are open weigh enough, so memory is bounded however many articles come.
 *
 * <p>Takes rows of period, cut, split, block, source, story_id, sentences, and the arrays item_id,
 * sentence and counted; gives rows of the first four and the pack.
 */
final class ArticlePacker implements Iterator<Row> {
  /** Mentions and articles that are held at most. */
  private static final int OPEN_WEIGHT = 1_000_000;

  /** The columns that say which block an article is in. */
  private static final int KEY = 4;

  private final Iterator<Row> articles;
  private final Map<List<Object>, ArticlePack> open = new HashMap<>();
  private final Deque<Row> closed = new ArrayDeque<>();
  private int openWeight;

  ArticlePacker(Iterator<Row> articles) {
    this.articles = articles;
  }

  @Override
  public boolean hasNext() {
    while (closed.isEmpty() && articles.hasNext()) {
      Row article = articles.next();
      List<Object> key =
          Arrays.asList(article.get(0), article.get(1), article.get(2), article.get(3));
      List<String> items = article.getList(KEY + 3);
      open.computeIfAbsent(key, k -> new ArticlePack())
          .add(
              article.getString(KEY),
              article.getString(KEY + 1),
              article.getInt(KEY + 2),
              items,
              article.getList(KEY + 4),
              article.getList(KEY + 5));
      openWeight += 1 + items.size();
      if (openWeight >= OPEN_WEIGHT || !articles.hasNext()) {
        open.forEach((block, pack) -> closed.add(row(block, pack)));
        open.clear();
        openWeight = 0;
      }
    }
    return !closed.isEmpty();
  }

  private static Row row(List<Object> key, ArticlePack pack) {
    return RowFactory.create(key.get(0), key.get(1), key.get(2), key.get(3), pack.toBytes());
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return closed.remove();
  }
}
