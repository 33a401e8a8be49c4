package org.newsweft.trends;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftleft;
import static org.apache.spark.sql.functions.shiftright;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** What a row of the table {@code trends} is about. */
public enum SeriesKind {
  /** An item. */
  ITEM("item_id"),
  /** Two items in one story. */
  PAIR("item_a", "item_b"),
  /** Two entities and a topic in one story. */
  TRIPLE("entity_a", "entity_b", "topic");

  /** Words of the column {@code kind}. */
  public static final Set<String> WORDS = Set.of("item", "pair", "triple");

  private static final int HALF = 32;

  private final List<String> items;

  SeriesKind(String... items) {
    this.items = List.of(items);
  }

  /** The word in the column {@code kind}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Columns of the counts that name the items. */
  List<String> items() {
    return items;
  }

  Dataset<Row> counts(TrendStage.Counts counts) {
    return switch (this) {
      case ITEM -> counts.items();
      case PAIR -> counts.pairs();
      case TRIPLE -> counts.triples();
    };
  }

  /** The numbers of the first two items in one: the first in the upper half. */
  static Column firstKey(Column[] numbers) {
    Column upper = shiftleft(numbers[0].cast(DataTypes.LongType), HALF);
    return numbers.length == 1 ? upper : upper.bitwiseOR(numbers[1].cast(DataTypes.LongType));
  }

  /** The number of the third item; 0 where there is none. */
  static Column secondKey(Column[] numbers) {
    return numbers.length < 3 ? lit(0) : numbers[2];
  }

  static int firstItem(long firstKey) {
    return (int) (firstKey >>> HALF);
  }

  static int secondItem(long firstKey) {
    return (int) firstKey;
  }

  static Column itemA() {
    return shiftright(col("first_key"), HALF).cast(DataTypes.IntegerType);
  }

  Column itemB() {
    return this == ITEM
        ? lit(null).cast(DataTypes.IntegerType)
        : col("first_key").bitwiseAND(0xFFFFFFFFL).cast(DataTypes.IntegerType);
  }

  Column topic() {
    return this == TRIPLE ? col("second_key") : lit(null).cast(DataTypes.IntegerType);
  }
}
