package org.newsweft.trends;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** What a row of the table {@code trends} is about. */
public enum SeriesKind {
  /** An item. */
  ITEM(1),
  /** Two items in one story. */
  PAIR(2),
  /** Two entities and a topic in one story. */
  TRIPLE(3);

  /** Words of the column {@code kind}. */
  public static final Set<String> WORDS = Set.of("item", "pair", "triple");

  private final int size;

  SeriesKind(int size) {
    this.size = size;
  }

  /** The word in the column {@code kind}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many items a series has. */
  int size() {
    return size;
  }

  /**
   * The counts in the form that {@link SeriesGroups} reads. An item stands for both items of a
   * pair.
   */
  Dataset<Row> packed(TrendStage.Counts counts) {
    Column noTopic = lit(null).cast(DataTypes.StringType);
    return switch (this) {
      case ITEM -> {
        Column[] item = {array(col("item_id")), array(col("articles")), array(col("stories"))};
        yield SeriesGroups.input(
            counts.items(), col("item_id"), item[0], noTopic, item[1], item[2]);
      }
      case PAIR ->
          SeriesGroups.input(
              counts.pairs(),
              col("item_a"),
              col("item_b"),
              noTopic,
              col("articles"),
              col("stories"));
      case TRIPLE ->
          SeriesGroups.input(
              counts.triples(),
              col("entity_a"),
              col("entity_b"),
              col("topic"),
              col("articles"),
              col("stories"));
    };
  }
}
