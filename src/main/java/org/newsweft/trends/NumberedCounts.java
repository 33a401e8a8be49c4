package org.newsweft.trends;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_date;

import java.io.Serializable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Takes packed counts apart into rows of three numbers: what costs time in this stage is to move
 * and sort millions of them. Below the typed surface of Spark, whose rows of objects would cost
 * more than the tests.
 */
final class NumberedCounts implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  /**
   * The numbers of the first two items; that of the topic, 0 where there is none, over the day; and
   * articles over stories.
   */
  static final StructType SCHEMA =
      new StructType()
          .add("items", DataTypes.LongType, false)
          .add("topic_and_day", DataTypes.LongType, false)
          .add("counts", DataTypes.LongType, false);

  private final Broadcast<Vocabulary> vocabulary;

  NumberedCounts(Broadcast<Vocabulary> vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** A row of {@link #SCHEMA}. */
  record Count(long items, int topic, int day, int articles, int stories) implements Serializable {
    static Count of(InternalRow row) {
      long topicAndDay = row.getLong(1);
      long counts = row.getLong(2);
      return new Count(
          row.getLong(0),
          upper(topicAndDay),
          lower(topicAndDay),
          upper(counts),
          lower(counts));
    }

    boolean isOfSameSeries(Count other) {
      return items == other.items && topic == other.topic;
    }

    int firstItem() {
      return upper(items);
    }

    int secondItem() {
      return lower(items);
    }
  }

  /**
   * The columns that are read.
   *
   * @param seconds an array; {@code articles} and {@code stories} are arrays of the same length
   * @param topic null where there is none
   */
  static Dataset<Row> input(
      Dataset<Row> packed,
      Column first,
      Column seconds,
      Column topic,
      Column articles,
      Column stories) {
    return packed.select(unix_date(col("period")), first, seconds, topic, articles, stories);
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> packed) {
    return new Rows(packed, vocabulary.value());
  }

  private static final class Rows implements Iterator<InternalRow> {
    private final Iterator<InternalRow> packed;
    private final Vocabulary vocabulary;
    private final UnsafeRowWriter writer = new UnsafeRowWriter(SCHEMA.size());
    private long first;
    private long topicAndDay;
    private ArrayData seconds;
    private ArrayData articles;
    private ArrayData stories;
    private int place;
    private int size;

    private Rows(Iterator<InternalRow> packed, Vocabulary vocabulary) {
      this.packed = packed;
      this.vocabulary = vocabulary;
    }

    @Override
    public boolean hasNext() {
      while (place == size && packed.hasNext()) {
        read(packed.next());
      }
      return place < size;
    }

    private void read(InternalRow row) {
      first = vocabulary.number(row.getUTF8String(1));
      UTF8String topic = row.getUTF8String(3);
      topicAndDay = both(topic == null ? 0 : vocabulary.number(topic), row.getInt(0));
      seconds = row.getArray(2);
      articles = row.getArray(4);
      stories = row.getArray(5);
      size = seconds.numElements();
      place = 0;
    }

    /** The row is good until the next one is asked for, as is usual inside Spark. */
    @Override
    public UnsafeRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      writer.reset();
      writer.write(0, both(first, vocabulary.number(seconds.getUTF8String(place))));
      writer.write(1, topicAndDay);
      writer.write(
          2,
          both(
              Math.toIntExact(articles.getLong(place)), Math.toIntExact(stories.getLong(place))));
      place++;
      return writer.getRow();
    }
  }

  private static long both(long upper, int lower) {
    return upper << Integer.SIZE | Integer.toUnsignedLong(lower);
  }

  private static int upper(long both) {
    return (int) (both >>> Integer.SIZE);
  }

  private static int lower(long both) {
    return (int) both;
  }
}
