package org.newsweft.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.newsweft.items.Catalogue;
import org.newsweft.items.ItemKind;
import org.newsweft.items.LinkRule;

/** The rows of the table {@code items}: what was mentioned, with what the catalogue knows of it. */
final class ItemsTable {
  private static final StructType CATALOGUE =
      new StructType()
          .add("item_id", DataTypes.StringType, false)
          .add("catalogue_name", DataTypes.StringType, false)
          .add("wikidata", DataTypes.StringType, true)
          .add("catalogue_country", DataTypes.StringType, true);

  /** Rules of mentions that call an item by less than its name. */
  private static final Object[] SHORT_FORMS =
      Stream.of(LinkRule.ACRONYM, LinkRule.SURNAME, LinkRule.SURNAME_OF_PERIOD)
          .map(LinkRule::word)
          .toArray();

  private ItemsTable() {}

  /**
   * One row for each item that is mentioned.
   *
   * <p>An item that the catalogue does not hold is called by its most frequent surface; by that of
   * its full forms where it is also called by short ones.
   *
   * @param mentions rows with item_id, surface, country and rule
   * @param itemCounts rows with item_id and articles, one a period
   * @param names names for items that go before all others
   */
  static Dataset<Row> of(
      SparkSession spark,
      Dataset<Row> mentions,
      Dataset<Row> itemCounts,
      Catalogue catalogue,
      Map<String, String> names) {
    List<Row> known =
        catalogue.items().stream()
            .map(
                i ->
                    RowFactory.create(
                        i.id(), names.getOrDefault(i.id(), i.name()), i.wikidata(), i.country()))
            .collect(Collectors.toCollection(ArrayList::new));
    names.forEach(
        (id, name) -> {
          if (catalogue.item(id).isEmpty()) {
            known.add(RowFactory.create(id, name, null, null));
          }
        });
    Dataset<Row> surfaces =
        mentions
            .select(
                col("item_id"),
                regexp_replace(col("surface"), lit("[\\s\\p{Z}]+"), lit(" ")).as("surface"),
                col("rule").isin(SHORT_FORMS).as("is_short"),
                col("country"))
            .groupBy("item_id", "surface", "is_short", "country")
            .agg(count(lit(1)).as("mentions"))
            .groupBy("item_id")
            .agg(
                sort_array(collect_set("surface")).as("aliases"),
                // The most frequent surface; of equally frequent ones the first in the alphabet.
                min_by(
                        col("surface"),
                        struct(col("is_short"), negate(col("mentions")), col("surface")))
                    .as("frequent_surface"),
                min_by(
                        col("country"),
                        struct(col("country").isNull(), negate(col("mentions")), col("country")))
                    .as("frequent_country"));
    Dataset<Row> articles = itemCounts.groupBy("item_id").agg(sum("articles").as("articles"));
    return surfaces
        .join(articles, "item_id")
        .join(spark.createDataFrame(known, CATALOGUE), new String[] {"item_id"}, "left")
        .select(
            col("item_id"),
            coalesce(col("catalogue_name"), col("frequent_surface")).as("name"),
            kind(),
            col("wikidata"),
            coalesce(col("catalogue_country"), col("frequent_country")).as("country"),
            col("aliases"),
            col("articles"));
  }

  private static Column kind() {
    Column prefix = substring_index(col("item_id"), ":", 1);
    Column kind = lit(null).cast("string");
    for (ItemKind each : ItemKind.values()) {
      kind = when(prefix.equalTo(each.prefix()), each.word()).otherwise(kind);
    }
    return kind.as("kind");
  }
}
