package org.newsweft.trends;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * What takes all series of a kind to know: how strongly their counts cluster, with it the p-values
 * of their newest periods, and the false-discovery rates of both tests.
 */
final class ErrorControl implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Emergence.Setting setting;
  private final Dispersion dispersion;
  private final TrendStage.Tested tested;
  private final BenjaminiHochberg trends;
  private final BenjaminiHochberg emergence;

  private ErrorControl(Emergence.Setting setting, Dispersion dispersion, List<PValues> parts) {
    this.setting = setting;
    this.dispersion = dispersion;
    this.tested =
        new TrendStage.Tested(
            parts.stream().mapToLong(PValues::rows).sum(),
            parts.stream().mapToLong(PValues::trendTested).sum(),
            parts.stream().mapToLong(PValues::emergenceTested).sum());
    this.trends = new BenjaminiHochberg(joined(parts, PValues::trends), tested.trendTested());
    this.emergence =
        new BenjaminiHochberg(joined(parts, PValues::emergence), tested.emergenceTested());
  }

  /**
   * Goes through the series twice.
   *
   * @param series rows of {@link SeriesRows}
   */
  static ErrorControl of(Dataset<Row> series, Emergence.Setting setting) {
    Dispersion dispersion = dispersionOf(series);
    FlatMapFunction<Iterator<InternalRow>, PValues> collect =
        rows -> List.of(PValues.of(rows, setting, dispersion)).iterator();
    List<PValues> parts =
        series
            .select("mann_kendall_p", "newest_stories", "emergence_sum", "clustering")
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(collect)
            .collect(); // 8 bytes for each p-value below 1
    return new ErrorControl(setting, dispersion, parts);
  }

  private static Dispersion dispersionOf(Dataset<Row> series) {
    var sums = new Dispersion.Sums();
    series
        .filter(col("emergence_sum").isNotNull())
        .groupBy("dispersion_group")
        .agg(count(lit(1)), sum("clustering_fixed"))
        .collectAsList() // one row a group
        .forEach(row -> sums.add(row.getInt(0), row.getLong(1), row.getLong(2)));
    return sums.dispersion();
  }

  TrendStage.Tested tested() {
    return tested;
  }

  /** The p-value of a newest period that is tested. */
  double emergenceP(long newest, long sum, double clustering) {
    return setting.p(newest, sum, clustering, dispersion);
  }

  /** The q-value of a trend by its p-value. */
  double trendQ(double p) {
    return trends.q(p);
  }

  /** The q-value of a newest period by its p-value. */
  double emergenceQ(double p) {
    return emergence.q(p);
  }

  private static double[] joined(List<PValues> parts, Function<PValues, double[]> values) {
    double[] all = new double[parts.stream().mapToInt(part -> values.apply(part).length).sum()];
    int size = 0;
    for (PValues part : parts) {
      double[] some = values.apply(part);
      System.arraycopy(some, 0, all, size, some.length);
      size += some.length;
    }
    return all;
  }

  /**
   * The p-values of a partition. Most series are absent from the newest period and have a p-value
   * of 1, which is only counted.
   *
   * @param trends those of the trends that are below 1; {@code emergence} likewise
   */
  private record PValues(
      long rows, long trendTested, long emergenceTested, double[] trends, double[] emergence)
      implements Serializable {

    static PValues of(
        Iterator<InternalRow> rows, Emergence.Setting setting, Dispersion dispersion) {
      long read = 0;
      long trendTested = 0;
      long emergenceTested = 0;
      var trends = new Below1();
      var emergence = new Below1();
      while (rows.hasNext()) {
        InternalRow row = rows.next();
        read++;
        if (!row.isNullAt(0)) {
          trendTested++;
          trends.add(row.getDouble(0));
        }
        if (!row.isNullAt(2)) {
          emergenceTested++;
          emergence.add(setting.p(row.getLong(1), row.getLong(2), row.getDouble(3), dispersion));
        }
      }
      return new PValues(read, trendTested, emergenceTested, trends.values(), emergence.values());
    }
  }

  /** Numbers below 1. */
  private static final class Below1 {
    private double[] values = new double[64];
    private int size;

    void add(double value) {
      if (value < 1) {
        if (size == values.length) {
          values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
      }
    }

    double[] values() {
      return Arrays.copyOf(values, size);
    }
  }
}
