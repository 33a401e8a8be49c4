package org.newsweft.counts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Adds up one row of counts over the blocks of a period that is too large for one of them.
 *
 * <p>Articles, sentences and mentions of blocks add up; numbers of distinct outlets and stories do
 * not, unless no outlet has articles in two blocks. So the articles are cut into blocks twice. The
 * first time by outlet, for everything but stories: an outlet lies in one block whole, or it is
 * larger than a block and has several to itself. The second time, only those of stories with
 * several articles and by story: from these blocks come the articles of such stories and their
 * number, and {@code stories = articles - articles of shared stories + shared stories}.
 */
final class MergedCounts {
  /** What the articles are cut into blocks by. */
  enum Cut {
    /** By outlet: {@link CountRow#sources} is the number of outlets. */
    SOURCE,
    /** By story, the shared ones only, each in place of an outlet. */
    STORY
  }

  private static final class Cell {
    private long articles;
    private long sentences;
    private long sharedArticles;
    private final Distinct sources = new Distinct();
    private final Distinct sharedStories = new Distinct();

    long stories() {
      return articles - sharedArticles + sharedStories.count;
    }
  }

  /** Adds up distinct outlets or stories; those that are split must come one after the other. */
  private static final class Distinct {
    private long count;
    private int lastSplit = WHOLE;

    void add(long distinct, int split) {
      if (split == WHOLE) {
        count += distinct;
      } else if (split != lastSplit) {
        count += distinct;
        lastSplit = split;
      }
    }
  }

  /** The block holds no part of an outlet or story that is split. */
  static final int WHOLE = -1;

  private final Map<UTF8String, Cell> cells = new HashMap<>();
  private CountRow first;
  private long mentions;

  /**
   * Adds the counts of one block.
   *
   * @param cut what the block was cut by
   * @param split the number of the outlet or story that has several blocks of which this is one, or
   *     {@link #WHOLE}; the blocks of one number must come one after the other
   * @param row all counts of the block, with no minimum
   */
  void add(Cut cut, int split, CountRow row) {
    if (first == null) {
      first = row;
    }
    for (int i = 0; i < row.size(); i++) {
      Cell cell = cells.computeIfAbsent(row.itemB()[i], k -> new Cell());
      if (cut == Cut.SOURCE) {
        cell.articles += row.articles()[i];
        cell.sentences += row.sentences()[i];
        cell.sources.add(row.sources()[i], split);
      } else {
        cell.sharedArticles += row.articles()[i];
        cell.sharedStories.add(row.sources()[i], split);
      }
    }
    if (cut == Cut.SOURCE) {
      mentions += row.mentions();
    }
  }

  /**
   * The sums.
   *
   * @param minArticles pairs and triples with fewer articles are left out
   * @param dropped told of what is left out
   * @return null if nothing is left
   */
  CountRow result(int minArticles, PeriodCounts.Dropped dropped) {
    boolean hasMinimum = first.unit() == Unit.PAIR || first.unit() == Unit.TRIPLE;
    if (hasMinimum) {
      long all = cells.size();
      long allArticles = articles();
      cells.values().removeIf(cell -> cell.articles < minArticles);
      if (cells.size() < all) {
        dropped.add(first.unit(), all - cells.size(), allArticles - articles());
      }
    }
    if (cells.isEmpty()) {
      return null;
    }
    UTF8String[] itemB = cells.keySet().toArray(UTF8String[]::new);
    if (hasMinimum) {
      Arrays.sort(itemB);
    }
    List<Cell> sorted = Arrays.stream(itemB).map(cells::get).toList();
    return new CountRow(
        first.unit(),
        first.topic(),
        first.itemA(),
        itemB,
        sorted.stream().mapToLong(cell -> cell.articles).toArray(),
        sorted.stream().mapToLong(Cell::stories).toArray(),
        sorted.stream().mapToLong(cell -> cell.sources.count).toArray(),
        sorted.stream().mapToLong(cell -> cell.sentences).toArray(),
        mentions);
  }

  private long articles() {
    return cells.values().stream().mapToLong(cell -> cell.articles).sum();
  }
}
