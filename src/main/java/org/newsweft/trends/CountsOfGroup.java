package org.newsweft.trends;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;

/**
 * The counts of a group after {@link SeriesGroups}, read series by series: a cursor that stands on
 * one count.
 */
final class CountsOfGroup {
  private int first;
  private int topic;
  private int part;

  // In the order in which they are added.
  private int[] days = new int[1 << 10];
  private int[] articles = new int[1 << 10];
  private int[] stories = new int[1 << 10];

  /** Second items over places in the arrays above; sorted, the counts of a series are together. */
  private long[] order = new long[1 << 10];

  private int size;
  private int at;

  /** Forgets the last group and begins that of a row of {@link SeriesGroups#SCHEMA}. */
  void begin(InternalRow row) {
    first = row.getInt(0);
    topic = row.getInt(1);
    part = row.getInt(2);
    size = 0;
    at = 0;
  }

  /** Whether a row is of this group. */
  boolean holds(InternalRow row) {
    return row.getInt(0) == first && row.getInt(1) == topic && row.getInt(2) == part;
  }

  /** Adds the counts of a row. */
  void add(InternalRow row) {
    int day = row.getInt(3);
    ArrayData secondsOfDay = row.getArray(4);
    ArrayData articlesOfDay = row.getArray(5);
    ArrayData storiesOfDay = row.getArray(6);
    int number = secondsOfDay.numElements();
    makeRoomFor(number);
    for (int i = 0; i < number; i++) {
      days[size] = day;
      articles[size] = articlesOfDay.getInt(i);
      stories[size] = storiesOfDay.getInt(i);
      order[size] = (long) secondsOfDay.getInt(i) << Integer.SIZE | size;
      size++;
    }
  }

  private void makeRoomFor(int more) {
    if (size + more > days.length) {
      int length = Math.max(size + more, 2 * days.length);
      days = Arrays.copyOf(days, length);
      articles = Arrays.copyOf(articles, length);
      stories = Arrays.copyOf(stories, length);
      order = Arrays.copyOf(order, length);
    }
  }

  /** Ends adding: the cursor stands on the first count of the first series. */
  void sort() {
    Arrays.sort(order, 0, size);
  }

  /** Whether the cursor stands on a count. */
  boolean hasSeries() {
    return at < size;
  }

  /** Moves to the next count, and says whether it is of the same series. */
  boolean moveWithinSeries() {
    int second = second();
    at++;
    return at < size && second() == second;
  }

  int first() {
    return first;
  }

  int second() {
    return (int) (order[at] >>> Integer.SIZE);
  }

  int topic() {
    return topic;
  }

  int day() {
    return days[place()];
  }

  int articles() {
    return articles[place()];
  }

  int stories() {
    return stories[place()];
  }

  private int place() {
    return (int) order[at];
  }
}
