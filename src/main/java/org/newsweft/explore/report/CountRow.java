package org.newsweft.explore.report;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The counts of a subject in a period.
 *
 * @param subject numbers of its items, in the order of the columns of the table
 * @param period number of the period
 */
record CountRow(List<Integer> subject, int period, long articles, long stories, long sentences) {
  private static final Comparator<CountRow> BY_SUBJECT_AND_PERIOD =
      Comparator.comparing(CountRow::subject, CountRow::compareNumbers)
          .thenComparingInt(CountRow::period);

  /**
   * Reads the rows of the chosen subjects; there are as many as {@link ReportLimits} allows.
   *
   * @param keys columns that hold the items of a subject
   * @param subjects the chosen, by ids
   * @param numbers of items, by id
   * @param periods numbers of periods, by first day
   * @return sorted by subject and period
   */
  static List<CountRow> read(
      SparkSession spark,
      Dataset<Row> counts,
      List<String> keys,
      Collection<List<String>> subjects,
      Map<String, Integer> numbers,
      Map<String, Integer> periods) {
    var schema = new StructType();
    for (String key : keys) {
      schema = schema.add(key, DataTypes.StringType);
    }
    List<Row> wanted = subjects.stream().map(s -> RowFactory.create(s.toArray())).toList();
    var columns = new ArrayList<Column>(keys.stream().map(k -> col(k)).toList());
    for (String column : List.of("period", "articles", "stories", "sentences")) {
      columns.add(col(column));
    }
    int size = keys.size();
    return counts
        .join(
            broadcast(spark.createDataFrame(wanted, schema)),
            scala.collection.JavaConverters.asScalaBuffer(keys).toSeq(),
            "left_semi")
        .select(columns.toArray(Column[]::new))
        .collectAsList()
        .stream()
        .map(
            row -> {
              var subject = new ArrayList<Integer>(size);
              for (int i = 0; i < size; i++) {
                subject.add(numbers.get(row.getString(i)));
              }
              return new CountRow(
                  List.copyOf(subject),
                  periods.get(row.getDate(size).toString()),
                  row.getLong(size + 1),
                  row.getLong(size + 2),
                  row.getLong(size + 3));
            })
        .sorted(BY_SUBJECT_AND_PERIOD)
        .toList();
  }

  private static int compareNumbers(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < a.size(); i++) {
      int order = Integer.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
