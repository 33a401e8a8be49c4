package org.newsweft.trends;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.LongAccumulator;
import org.newsweft.config.JobConfig;

/** Makes one row of each series from its counts; groups follow each other in a partition. */
final class SeriesRows implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  /** One series, but for what takes all series to know. Days are numbers from 1970-01-01. */
  static final StructType SCHEMA =
      new StructType()
          .add("first", DataTypes.IntegerType, false)
          .add("second", DataTypes.IntegerType, false)
          .add("third", DataTypes.IntegerType, false)
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
          .add("clustering", DataTypes.DoubleType, true)
          .add("dispersion_group", DataTypes.IntegerType, true)
          .add("clustering_fixed", DataTypes.LongType, true);

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
  public Iterator<InternalRow> call(Iterator<InternalRow> groups) {
    return new Rows(groups, vocabulary.value());
  }

  private final class Rows implements Iterator<InternalRow> {
    private final Iterator<InternalRow> groups;
    private final Vocabulary items;
    private final CountsOfGroup group = new CountsOfGroup();
    private InternalRow nextGroup;
    private InternalRow ready;

    private Rows(Iterator<InternalRow> groups, Vocabulary items) {
      this.groups = groups;
      this.items = items;
      this.nextGroup = groups.hasNext() ? groups.next() : null;
    }

    @Override
    public boolean hasNext() {
      while (ready == null && hasSeries()) {
        ready = readSeries();
      }
      return ready != null;
    }

    private boolean hasSeries() {
      while (!group.hasSeries() && nextGroup != null) {
        group.begin(nextGroup);
        while (nextGroup != null && group.holds(nextGroup)) {
          group.add(nextGroup);
          nextGroup = groups.hasNext() ? groups.next() : null;
        }
        group.sort();
      }
      return group.hasSeries();
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      InternalRow row = ready;
      ready = null;
      return row;
    }

    /** Reads the counts of the next series; null if it has too few stories for a row. */
    private InternalRow readSeries() {
      int[] ids = {group.first(), group.second(), group.topic()};
      int[] stories = new int[periods.size()];
      long allStories = 0;
      long allArticles = 0;
      int first = Integer.MAX_VALUE;
      int last = Integer.MIN_VALUE;
      do {
        allArticles += group.articles();
        allStories += group.stories();
        first = Math.min(first, group.day());
        last = Math.max(last, group.day());
        int place = periods.place(group.day());
        if (place >= 0) {
          stories[place] = group.stories();
        }
      } while (group.moveWithinSeries());
      if (allStories < rules.minStories()) {
        return null;
      }
      done.add(1);
      var series = new StorySeries(stories, hidden(stories, ids), minArticles, periods.stories());
      SeriesTests tests = SeriesTests.of(series, times, rules, sourceChanges);
      Object[] row = new Object[SCHEMA.size()];
      row[0] = ids[0];
      row[1] = ids[1];
      row[2] = ids[2];
      row[3] = allArticles;
      row[4] = allStories;
      row[5] = first;
      row[6] = last;
      putAssociation(row, allStories, ids);
      putTests(row, tests);
      return new GenericInternalRow(row);
    }

    /** A count is hidden where all the items are in some story, but there is no row. */
    private boolean[] hidden(int[] stories, int[] ids) {
      boolean[] hidden = new boolean[stories.length];
      if (minArticles > 1) {
        for (int place = 0; place < hidden.length; place++) {
          hidden[place] = stories[place] == 0;
          for (int i = 0; i < kind.size(); i++) {
            hidden[place] &= items.isPresent(ids[i], place);
          }
        }
      }
      return hidden;
    }

    private void putAssociation(Object[] row, long together, int[] ids) {
      if (kind == SeriesKind.ITEM) {
        return;
      }
      long total = periods.storiesOfAll();
      long a = items.stories(ids[0]);
      long b = items.stories(ids[1]);
      double expected =
          kind == SeriesKind.PAIR
              ? Association.expected(a, b, total)
              : Association.expected(a, b, items.stories(ids[2]), total);
      row[7] = expected;
      row[8] = Association.npmi(together, expected, total, kind.size());
      row[9] =
          kind == SeriesKind.PAIR
              ? Association.logLikelihoodOfPair(together, a, b, total)
              : Association.logLikelihoodOfTriple(together, expected, total);
    }

    private void putTests(Object[] row, SeriesTests tests) {
      if (tests.trend() != null) {
        row[10] = tests.trend().s();
        row[11] = tests.trend().z();
        row[12] = tests.trend().p();
        row[13] = tests.slope().slope();
        row[14] = tests.slope().low();
        row[15] = tests.slope().high();
      }
      if (tests.burst() != null) {
        row[16] = tests.burst().weight();
        row[17] = periods.day(tests.burst().from());
        row[18] = periods.day(tests.burst().to());
      }
      if (tests.emergence() != null) {
        row[19] = tests.emergence().newest();
        row[20] = tests.emergence().expected();
      }
      row[21] = UTF8String.fromString(tests.sourceChange());
      if (tests.emergence() != null && tests.emergence().seen() >= rules.minStories()) {
        row[22] = tests.emergence().sum();
        row[23] = tests.emergence().clustering();
        row[24] = Dispersion.group(tests.emergence().sum());
        row[25] = Dispersion.fixed(tests.emergence().clustering());
      }
    }
  }
}
