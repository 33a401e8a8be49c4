package org.newsweft.counts;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;

/**
 * Keeps very long articles from filling the tables with pairs: of an article with more items than
 * {@code counts.max_items} only the most salient ones are counted in pairs and triples. No article
 * and no mention is lost, and the counts of items stay whole; the column {@code counted} of a
 * mention says whether it takes part.
 *
 * @param articles adds up the articles that have more items
 * @param items adds up, over these articles, the items that are not counted in pairs
 * @param pairs adds up, over these articles, the pairs of items that are not counted
 */
public record Cap(LongAccumulator articles, LongAccumulator items, LongAccumulator pairs)
    implements Serializable {
  /** New sums, at zero. */
  public static Cap in(SparkSession spark) {
    return new Cap(
        spark.sparkContext().longAccumulator(),
        spark.sparkContext().longAccumulator(),
        spark.sparkContext().longAccumulator());
  }

  /**
   * Applies the cap.
   *
   * @param annotated rows with the array {@code mentions} in the order of the text, of structs with
   *     at least item_id and counted
   * @param maxItems how many items of an article are counted in pairs at most
   * @return the same rows; {@code counted} is false also for mentions of items over the cap
   */
  public Dataset<Row> apply(Dataset<Row> annotated, int maxItems) {
    var type = (ArrayType) annotated.schema().apply("mentions").dataType();
    var mention = (StructType) type.elementType();
    int item = mention.fieldIndex("item_id");
    int counted = mention.fieldIndex("counted");
    UDF1<scala.collection.Seq<Row>, Row[]> cap =
        mentions ->
            capped(
                scala.collection.JavaConverters.seqAsJavaList(mentions), item, counted, maxItems);
    return annotated.withColumn(
        "mentions",
        // Nearly all articles are shorter, and are left as they are.
        when(size(col("mentions")).gt(maxItems), udf(cap, type).apply(col("mentions")))
            .otherwise(col("mentions")));
  }

  private Row[] capped(List<Row> mentions, int item, int counted, int maxItems) {
    var salient =
        new SalientItems(
            mentions.stream()
                .filter(mention -> mention.getBoolean(counted))
                .map(mention -> mention.getString(item))
                .toList(),
            maxItems);
    if (salient.left() > 0) {
      articles.add(1);
      items.add(salient.left());
      pairs.add(salient.pairsLeft());
    }
    return mentions.stream()
        .map(
            mention ->
                salient.isKept(mention.getString(item)) ? mention : uncounted(mention, counted))
        .toArray(Row[]::new);
  }

  private static Row uncounted(Row mention, int counted) {
    Object[] values = new Object[mention.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i == counted ? (Object) false : mention.get(i);
    }
    return RowFactory.create(values);
  }
}
