package org.newsweft.job;

import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.newsweft.config.JobConfig;
import org.newsweft.config.PeriodLength;
import org.newsweft.counts.CountStage;
import org.newsweft.tables.Table;
import org.newsweft.trends.CorpusGaps;

/**
 * The rows of the table {@code periods}: the totals of each period, without a gap from the first
 * that has an article to the last, whether the corpus covers all of it, and whether it has a gap
 * there.
 */
final class PeriodsTable {
  private PeriodsTable() {}

  /**
   * One row a period; a period between two others that has no article has zeros.
   *
   * @param articles rows with published
   * @param counts what {@link CountStage#count} gave
   * @param dates the window that the corpus covers; where it is open, the days of the first and the
   *     last article bound it
   */
  static Dataset<Row> of(
      SparkSession spark, Dataset<Row> articles, Dataset<Row> counts, JobConfig.Dates dates) {
    Map<LocalDate, Row> counted = new HashMap<>();
    CountStage.periods(counts)
        .select("period", "articles", "stories", "sources", "sentences")
        .collectAsList() // one row a period
        .forEach(row -> counted.put(row.getDate(0).toLocalDate(), row));
    List<Object[]> rows = new ArrayList<>();
    if (!counted.isEmpty()) {
      Row span = articles.agg(min("published"), max("published")).first();
      LocalDate from = dates.from().orElse(span.getDate(0).toLocalDate());
      LocalDate to = dates.to().orElse(span.getDate(1).toLocalDate());
      PeriodLength length = dates.period();
      LocalDate last = length.start(span.getDate(1).toLocalDate());
      LocalDate period = length.start(span.getDate(0).toLocalDate());
      for (; !period.isAfter(last); period = length.next(period)) {
        boolean complete = !period.isBefore(from) && !length.lastDay(period).isAfter(to);
        Row row = counted.get(period);
        rows.add(
            row == null
                ? new Object[] {Date.valueOf(period), complete, 0L, 0L, 0L, 0L, false}
                : new Object[] {
                  row.getDate(0),
                  complete,
                  row.getLong(1),
                  row.getLong(2),
                  row.getLong(3),
                  row.getLong(4),
                  false
                });
      }
    }
    markGaps(rows, dates.period());
    return spark.createDataFrame(
        rows.stream().map(RowFactory::create).toList(), Table.PERIODS.schema());
  }

  private static void markGaps(List<Object[]> rows, PeriodLength length) {
    boolean[] complete = new boolean[rows.size()];
    long[] articles = new long[rows.size()];
    for (int i = 0; i < articles.length; i++) {
      complete[i] = (boolean) rows.get(i)[1];
      articles[i] = (long) rows.get(i)[2];
    }
    boolean[] gaps = CorpusGaps.find(articles, complete, length);
    for (int i = 0; i < gaps.length; i++) {
      rows.get(i)[6] = gaps[i];
    }
  }
}
