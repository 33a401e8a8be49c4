package org.newsweft.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.newsweft.TestSpark;

final class CountsOfGroupTest {
  private static InternalRow counts(int day, int... seconds) {
    int[] articles = new int[seconds.length];
    int[] stories = new int[seconds.length];
    for (int i = 0; i < seconds.length; i++) {
      articles[i] = 1000 * day + seconds[i];
      stories[i] = 100 * day + seconds[i];
    }
    return new GenericInternalRow(
        new Object[] {
          7,
          0,
          0,
          day,
          UnsafeArrayData.fromPrimitiveArray(seconds),
          UnsafeArrayData.fromPrimitiveArray(articles),
          UnsafeArrayData.fromPrimitiveArray(stories)
        });
  }

  /** By second item, the days with their counts. */
  private static Map<Integer, List<String>> read(CountsOfGroup group) {
    var series = new TreeMap<Integer, List<String>>();
    while (group.hasSeries()) {
      int second = group.second();
      var days = new ArrayList<String>();
      do {
        days.add(group.day() + " " + group.articles() + " " + group.stories());
      } while (group.moveWithinSeries());
      assertThat(series.put(second, days)).as("a series comes once").isNull();
    }
    return series;
  }

  @Property(tries = 100)
  void theCountsOfASeriesComeTogether(
      @ForAll @Size(max = 6) List<@Size(max = 400) List<@IntRange(max = 500) Integer>> days) {
    var group = new CountsOfGroup();
    var expected = new TreeMap<Integer, List<String>>();
    group.begin(counts(0));
    for (int day = 1; day <= days.size(); day++) {
      int[] seconds = days.get(day - 1).stream().distinct().mapToInt(i -> i).toArray();
      InternalRow row = counts(day, seconds);
      assertThat(group.holds(row)).isTrue();
      group.add(row);
      for (int second : seconds) {
        expected
            .computeIfAbsent(second, s -> new ArrayList<>())
            .add(day + " " + (1000 * day + second) + " " + (100 * day + second));
      }
    }
    group.sort();
    assertThat(read(group)).isEqualTo(expected);
  }

  /** Of an item with 120,000 stories: three parts, and each second item in one of them. */
  @Test
  void aFrequentItemIsCutIntoPartsThatHoldWholeSeries() {
    List<Vocabulary.Item> items = new ArrayList<>();
    items.add(new Vocabulary.Item("a", 120_000, List.of()));
    for (int i = 1; i <= 9; i++) {
      items.add(new Vocabulary.Item("b" + i, 5, List.of()));
    }
    var context = new JavaSparkContext(TestSpark.session().sparkContext());
    var groups = new SeriesGroups(context.broadcast(new Vocabulary(items, 0)));
    List<InternalRow> packed = List.of(packed(1, 1, 2, 3, 4, 5, 6), packed(2, 4, 5, 6, 7, 8, 9));
    var found = new TreeMap<Integer, Map<Integer, List<Integer>>>();
    groups
        .call(packed.iterator())
        .forEachRemaining(
            row -> {
              assertThat(row.getInt(0)).isZero();
              var seconds = new ArrayList<Integer>();
              for (int second : row.getArray(4).toIntArray()) {
                seconds.add(second);
              }
              found
                  .computeIfAbsent(row.getInt(2), p -> new TreeMap<>())
                  .put(row.getInt(3), seconds);
            });
    assertThat(found)
        .isEqualTo(
            Map.of(
                0, Map.of(1, List.of(3, 6), 2, List.of(6, 9)),
                1, Map.of(1, List.of(1, 4), 2, List.of(4, 7)),
                2, Map.of(1, List.of(2, 5), 2, List.of(5, 8))));
  }

  private static InternalRow packed(int day, Integer... seconds) {
    List<Integer> all = List.of(seconds);
    Object[] ids = all.stream().map(i -> UTF8String.fromString("b" + i)).toArray();
    long[] counts = all.stream().mapToLong(i -> i).toArray();
    return new GenericInternalRow(
        new Object[] {
          day,
          UTF8String.fromString("a"),
          new GenericArrayData(ids),
          null,
          UnsafeArrayData.fromPrimitiveArray(counts),
          UnsafeArrayData.fromPrimitiveArray(counts)
        });
  }
}
