package org.newsweft.trends;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.newsweft.tables.Table;

/** Makes the rows of the table {@code trends} of those of {@link SeriesRows}. */
final class FinishedRows implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  private static final StructType SCHEMA = Table.TRENDS.schema();
  private static final int KIND = SCHEMA.fieldIndex("kind");
  private static final int ITEM_A = SCHEMA.fieldIndex("item_a");
  private static final int ITEM_B = SCHEMA.fieldIndex("item_b");
  private static final int TOPIC = SCHEMA.fieldIndex("topic");
  private static final int PERIODS_TESTED = SCHEMA.fieldIndex("periods_tested");
  private static final int TREND_Q = SCHEMA.fieldIndex("mann_kendall_q");
  private static final int NEWEST_PERIOD = SCHEMA.fieldIndex("newest_period");
  private static final int EMERGENCE_P = SCHEMA.fieldIndex("emergence_p");
  private static final int EMERGENCE_Q = SCHEMA.fieldIndex("emergence_q");

  private static final StructType READ = SeriesRows.SCHEMA;
  private static final int FIRST = READ.fieldIndex("first");
  private static final int SECOND = READ.fieldIndex("second");
  private static final int THIRD = READ.fieldIndex("third");
  private static final int TREND_P = READ.fieldIndex("mann_kendall_p");
  private static final int NEWEST = READ.fieldIndex("newest_stories");
  private static final int SUM = READ.fieldIndex("emergence_sum");
  private static final int CLUSTERING = READ.fieldIndex("clustering");
  private static final DataType[] TYPES =
      Stream.of(READ.fields()).map(StructField::dataType).toArray(DataType[]::new);

  private final SeriesKind kind;
  private final Broadcast<Vocabulary> vocabulary;
  private final Broadcast<ErrorControl> errorControl;
  private final int periodsTested;
  private final Integer newestPeriod;

  FinishedRows(
      SeriesKind kind,
      Broadcast<Vocabulary> vocabulary,
      Broadcast<ErrorControl> errorControl,
      TestedPeriods periods) {
    this.kind = kind;
    this.vocabulary = vocabulary;
    this.errorControl = errorControl;
    this.periodsTested = periods.size();
    this.newestPeriod = periods.size() == 0 ? null : periods.day(periods.size() - 1);
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> series) {
    var maker = new Maker();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return series.hasNext();
      }

      @Override
      public InternalRow next() {
        return maker.finished(series.next());
      }
    };
  }

  private final class Maker {
    private final Vocabulary items = vocabulary.value();
    private final ErrorControl errors = errorControl.value();

    /** Where the columns of the table stand in what is read; below 0 for those made here. */
    private final int[] sources = new int[SCHEMA.size()];

    private final UTF8String word = UTF8String.fromString(kind.word());

    private Maker() {
      List<String> read = List.of(READ.fieldNames());
      int column = 0;
      for (StructField field : SCHEMA.fields()) {
        sources[column++] = read.indexOf(field.name());
      }
    }

    private InternalRow finished(InternalRow series) {
      Object[] row = new Object[sources.length];
      for (int column = 0; column < row.length; column++) {
        int source = sources[column];
        row[column] =
            source < 0 || series.isNullAt(source) ? null : series.get(source, TYPES[source]);
      }
      row[KIND] = word;
      row[ITEM_A] = items.id(series.getInt(FIRST));
      row[ITEM_B] = kind == SeriesKind.ITEM ? null : items.id(series.getInt(SECOND));
      row[TOPIC] = kind == SeriesKind.TRIPLE ? items.id(series.getInt(THIRD)) : null;
      row[PERIODS_TESTED] = periodsTested;
      row[NEWEST_PERIOD] = newestPeriod;
      if (!series.isNullAt(TREND_P)) {
        row[TREND_Q] = errors.trendQ(series.getDouble(TREND_P));
      }
      if (!series.isNullAt(SUM)) {
        double p =
            errors.emergenceP(
                series.getLong(NEWEST), series.getLong(SUM), series.getDouble(CLUSTERING));
        row[EMERGENCE_P] = p;
        row[EMERGENCE_Q] = errors.emergenceQ(p);
      }
      return new GenericInternalRow(row);
    }
  }
}
