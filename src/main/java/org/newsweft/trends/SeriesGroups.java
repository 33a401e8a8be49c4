package org.newsweft.trends;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_date;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Turns the items of packed counts into numbers, and cuts the counts of frequent items into parts
 * that fit the memory of a task. All counts of a series come into one group: they have the same
 * first item, topic and part.
 */
final class SeriesGroups implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  private static final ArrayType NUMBERS = DataTypes.createArrayType(DataTypes.IntegerType, false);

  /** The counts of a period; the arrays are as long as each other. */
  static final StructType SCHEMA =
      new StructType()
          .add("first", DataTypes.IntegerType, false)
          .add("topic", DataTypes.IntegerType, false)
          .add("part", DataTypes.IntegerType, false)
          .add("day", DataTypes.IntegerType, false)
          .add("seconds", NUMBERS, false)
          .add("articles", NUMBERS, false)
          .add("stories", NUMBERS, false);

  /** The columns that make a group. */
  static final Column[] KEY = {col("first"), col("topic"), col("part")};

  /** An item with more stories over all periods has its counts in several parts. */
  private static final long STORIES_OF_A_PART = 50_000;

  private final Broadcast<Vocabulary> vocabulary;

  SeriesGroups(Broadcast<Vocabulary> vocabulary) {
    this.vocabulary = vocabulary;
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
    return new Parts(packed, vocabulary.value());
  }

  private static final class Parts implements Iterator<InternalRow> {
    private final Iterator<InternalRow> packed;
    private final Vocabulary vocabulary;
    private InternalRow row;
    private int[] seconds = {};
    private int part;
    private int parts;

    private Parts(Iterator<InternalRow> packed, Vocabulary vocabulary) {
      this.packed = packed;
      this.vocabulary = vocabulary;
    }

    @Override
    public boolean hasNext() {
      while (part == parts && packed.hasNext()) {
        row = packed.next();
        seconds = numbers(row.getArray(2));
        parts = 1 + (int) (vocabulary.stories(first()) / STORIES_OF_A_PART);
        part = 0;
      }
      return part < parts;
    }

    private int first() {
      return vocabulary.number(row.getUTF8String(1));
    }

    private int topic() {
      UTF8String topic = row.getUTF8String(3);
      return topic == null ? 0 : vocabulary.number(topic);
    }

    private int[] numbers(ArrayData ids) {
      int[] numbers = new int[ids.numElements()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = vocabulary.number(ids.getUTF8String(i));
      }
      return numbers;
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int[] places = places();
      ArrayData articles = row.getArray(4);
      ArrayData stories = row.getArray(5);
      int[][] columns = new int[3][places.length];
      for (int i = 0; i < places.length; i++) {
        columns[0][i] = seconds[places[i]];
        columns[1][i] = Math.toIntExact(articles.getLong(places[i]));
        columns[2][i] = Math.toIntExact(stories.getLong(places[i]));
      }
      Object[] values = {
        first(),
        topic(),
        part++,
        row.getInt(0),
        UnsafeArrayData.fromPrimitiveArray(columns[0]),
        UnsafeArrayData.fromPrimitiveArray(columns[1]),
        UnsafeArrayData.fromPrimitiveArray(columns[2])
      };
      return new GenericInternalRow(values);
    }

    /** Where in the arrays the second items of the part stand. */
    private int[] places() {
      int[] places = new int[seconds.length];
      int size = 0;
      for (int i = 0; i < seconds.length; i++) {
        if (seconds[i] % parts == part) {
          places[size++] = i;
        }
      }
      return Arrays.copyOf(places, size);
    }
  }
}
