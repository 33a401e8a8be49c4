package org.newsweft.corpus;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.newsweft.tables.Table;

/**
 * Parts the records of a corpus into articles, copies of them and rejects. Every record is in
 * exactly one of the three.
 *
 * <p>Records with the same text, character by character, are one article: the earliest, of those
 * the one with the smallest id, of those the one whose input sorts first. Articles of different
 * text that share an id all get a longer one, {@code id~} and the first 8 digits of the hash of the
 * text (or the whole hash, where those agree too), so that the id of an article does not depend on
 * the order of the files.
 *
 * <p>All three take the rows of {@link CorpusReader#read}; whoever uses two of them should keep the
 * rows first, since they are read again each time.
 */
public final class Articles {
  private static final int HASH_DIGITS = 8;

  private Articles() {}

  /** The articles, with the columns that the corpus gives them and in no order. */
  public static Dataset<Row> of(Dataset<Row> records) {
    // The text itself is moved in this join alone.
    return usable(records)
        .drop("reason", "detail", "excerpt", "article_id")
        .join(kept(records).select("input", "article_id"), "input")
        .select(
            columns(
                "article_id",
                "published",
                "period",
                "date_source",
                "source",
                "title",
                "url",
                "language",
                "text",
                "text_hash",
                "words"));
  }

  /** The copies, in the columns of {@link Table#DUPLICATES} and in no order. */
  public static Dataset<Row> duplicates(Dataset<Row> records) {
    Dataset<Row> originals =
        kept(records).select(col("text_hash"), col("article_id"), col("input").as("original"));
    return usable(records)
        .select("input", "published", "source", "title", "url", "text_hash")
        .join(originals, "text_hash")
        .where(col("input").notEqual(col("original")))
        .select(columns(Table.DUPLICATES.schema().fieldNames()));
  }

  /** The rejects, in the columns of {@link Table#REJECTS} and in no order. */
  public static Dataset<Row> rejects(Dataset<Row> records) {
    return records
        .where(col("reason").isNotNull())
        .select(columns(Table.REJECTS.schema().fieldNames()));
  }

  private static Dataset<Row> usable(Dataset<Row> records) {
    return records.where(col("reason").isNull());
  }

  /** For each text the record that is kept: its {@code input} and {@code text_hash}, and its id. */
  private static Dataset<Row> kept(Dataset<Row> records) {
    Column first = min(struct(col("published"), col("article_id"), col("input")));
    Column begin = substring(col("text_hash"), 1, HASH_DIGITS);
    Column sameId = count(lit(1)).over(Window.partitionBy("article_id"));
    Column sameIdAndBegin = count(lit(1)).over(Window.partitionBy(col("article_id"), begin));
    return usable(records)
        .groupBy("text_hash")
        .agg(first.as("first"))
        .select(col("text_hash"), col("first.article_id"), col("first.input"))
        .withColumn("sharing", sameId)
        .withColumn("agreeing", sameIdAndBegin)
        .select(
            col("input"),
            col("text_hash"),
            when(col("sharing").equalTo(1), col("article_id"))
                .otherwise(
                    concat(
                        col("article_id"),
                        lit("~"),
                        when(col("agreeing").equalTo(1), begin).otherwise(col("text_hash"))))
                .as("article_id"));
  }

  private static Column[] columns(String... names) {
    return Arrays.stream(names).map(name -> col(name)).toArray(Column[]::new);
  }
}
