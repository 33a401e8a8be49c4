package org.newsweft.trends;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.newsweft.config.JobConfig;

/** Makes one row of each series from its counts, which follow each other in a partition. */
final class SeriesRows implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** One series, but for what takes all series to know. Days are numbers from 1970-01-01. */
  static final StructType SCHEMA =
      new StructType()
          .add("first_key", DataTypes.LongType, false)
          .add("second_key", DataTypes.IntegerType, false)
          .add("articles", DataTypes.LongType, false)
          .add("stories", DataTypes.LongType, false)
          .add("first_period", DataTypes.IntegerType, false)
          .add("last_period", DataTypes.IntegerType, false)
          .add("expected", DataTypes.DoubleType, true)
          .add("npmi", DataTypes.DoubleType, true)
          .add("log_likelihood", DataTypes.DoubleType, true)
          .add("mann_kendall_s", DataTypes.LongType, true)
          .add("mann_kendall_z", DataTypes.DoubleType, true)
          .add("mann_kendall_p", DataTypes.DoubleType, true)
          .add("slope", DataTypes.DoubleType, true)
          .add("slope_low", DataTypes.DoubleType, true)
          .add("slope_high", DataTypes.DoubleType, true)
          .add("burst_weight", DataTypes.DoubleType, true)
          .add("burst_start", DataTypes.IntegerType, true)
          .add("burst_end", DataTypes.IntegerType, true)
          .add("newest_stories", DataTypes.LongType, true)
          .add("newest_expected", DataTypes.DoubleType, true)
          .add("source_change", DataTypes.StringType, true)
          .add("emergence_sum", DataTypes.LongType, true)
          .add("history_clustering", DataTypes.DoubleType, true)
          .add("dispersion_group", DataTypes.IntegerType, true)
          .add("clustering", DataTypes.LongType, true);

  private final SeriesKind kind;
  private final TestedPeriods periods;
  private final double[] times;
  private final Broadcast<Vocabulary> vocabulary;
  private final SourceChanges sourceChanges;
  private final int minArticles;
  private final JobConfig.Trends rules;
  private final LongAccumulator done;

  SeriesRows(
      SeriesKind kind,
      TestedPeriods periods,
      Broadcast<Vocabulary> vocabulary,
      SourceChanges sourceChanges,
      int minArticles,
      JobConfig.Trends rules,
      LongAccumulator done) {
    this.kind = kind;
    this.periods = periods;
    this.times = periods.times();
    this.vocabulary = vocabulary;
    this.sourceChanges = sourceChanges;
    this.minArticles = kind == SeriesKind.ITEM ? 1 : minArticles; // items are never left out
    this.rules = rules;
    this.done = done;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> counts) {
    return new Rows(counts);
  }

  private final class Rows implements Iterator<Row> {
    private final Iterator<Row> counts;
    private Row next;
    private Row ready;

    private Rows(Iterator<Row> counts) {
      this.counts = counts;
      this.next = counts.hasNext() ? counts.next() : null;
    }

    @Override
    public boolean hasNext() {
      while (ready == null && next != null) {
        ready = readSeries();
      }
      return ready != null;
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Row row = ready;
      ready = null;
      return row;
    }

    /** Reads the counts of the next series; null if it has too few stories for a row. */
    private Row readSeries() {
      long firstKey = next.getLong(0);
      int secondKey = next.getInt(1);
      int[] stories = new int[periods.size()];
      long allStories = 0;
      long allArticles = 0;
      int first = Integer.MAX_VALUE;
      int last = Integer.MIN_VALUE;
      while (next != null && next.getLong(0) == firstKey && next.getInt(1) == secondKey) {
        int day = next.getInt(2);
        allArticles += next.getLong(3);
        allStories += next.getLong(4);
        first = Math.min(first, day);
        last = Math.max(last, day);
        int place = periods.place(day);
        if (place >= 0) {
          stories[place] = Math.toIntExact(next.getLong(4));
        }
        next = counts.hasNext() ? counts.next() : null;
      }
      if (allStories < rules.minStories()) {
        return null;
      }
      done.add(1);
      int[] items = items(firstKey, secondKey);
      var series = new StorySeries(stories, hidden(stories, items), minArticles, periods.stories());
      SeriesTests tests = SeriesTests.of(series, times, rules, sourceChanges);
      Object[] row = new Object[SCHEMA.size()];
      row[0] = firstKey;
      row[1] = secondKey;
      row[2] = allArticles;
      row[3] = allStories;
      row[4] = first;
      row[5] = last;
      putAssociation(row, allStories, items);
      putTests(row, tests);
      return RowFactory.create(row);
    }

    private int[] items(long firstKey, int secondKey) {
      return switch (kind) {
        case ITEM -> new int[] {SeriesKind.firstItem(firstKey)};
        case PAIR -> new int[] {SeriesKind.firstItem(firstKey), SeriesKind.secondItem(firstKey)};
        case TRIPLE ->
            new int[] {SeriesKind.firstItem(firstKey), SeriesKind.secondItem(firstKey), secondKey};
      };
    }

    /** A count is hidden where all the items are in some story, but there is no row. */
    private boolean[] hidden(int[] stories, int[] items) {
      boolean[] hidden = new boolean[stories.length];
      if (minArticles > 1) {
        Arrays.fill(hidden, true);
        for (int place = 0; place < hidden.length; place++) {
          hidden[place] = stories[place] == 0;
          for (int item : items) {
            hidden[place] &= vocabulary.value().isPresent(item, place);
          }
        }
      }
      return hidden;
    }

    private void putAssociation(Object[] row, long together, int[] items) {
      if (kind == SeriesKind.ITEM) {
        return;
      }
      long total = periods.storiesOfAll();
      long a = vocabulary.value().stories(items[0]);
      long b = vocabulary.value().stories(items[1]);
      double expected =
          items.length == 2
              ? Association.expected(a, b, total)
              : Association.expected(a, b, vocabulary.value().stories(items[2]), total);
      row[6] = expected;
      row[7] = Association.npmi(together, expected, total, items.length);
      row[8] =
          items.length == 2
              ? Association.logLikelihoodOfPair(together, a, b, total)
              : Association.logLikelihoodOfTriple(together, expected, total);
    }

    private void putTests(Object[] row, SeriesTests tests) {
      if (tests.trend() != null) {
        row[9] = tests.trend().s();
        row[10] = tests.trend().z();
        row[11] = tests.trend().p();
        row[12] = tests.slope().slope();
        row[13] = tests.slope().low();
        row[14] = tests.slope().high();
      }
      if (tests.burst() != null) {
        row[15] = tests.burst().weight();
        row[16] = periods.day(tests.burst().from());
        row[17] = periods.day(tests.burst().to());
      }
      if (tests.emergence() != null) {
        row[18] = tests.emergence().newest();
        row[19] = tests.emergence().expected();
      }
      row[20] = tests.sourceChange();
      if (tests.emergence() != null && tests.emergence().seen() >= rules.minStories()) {
        row[21] = tests.emergence().sum();
        row[22] = tests.emergence().historyClustering();
        row[23] = Dispersion.group(tests.emergence().sum());
        row[24] = Dispersion.fixed(tests.emergence().clustering());
      }
    }
  }
}
