package org.newsweft.explore;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.newsweft.config.UserError;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;

/**
 * The network of a period: the items of its pairs, and the pairs as ties between them. It is held
 * in memory, as the programs that open it do.
 *
 * @param period its first day
 * @param nodes sorted by id
 * @param ties sorted by their ends
 */
public record Network(LocalDate period, List<Node> nodes, List<Tie> ties) {
  /**
   * An item.
   *
   * @param country ISO 3166 alpha-3; null if it has none
   * @param articles articles of the period that mention it
   * @param firstSeen the first period of the output with such an article
   */
  public record Node(
      String id, String name, String kind, String country, long articles, LocalDate firstSeen) {}

  /**
   * A pair.
   *
   * @param articles articles of the period that mention both: the weight; the other counts likewise
   * @param npmi normalised pointwise mutual information in the period
   * @param logLikelihood log-likelihood ratio G2 in the period
   * @param firstSeen the first period of the output with a row of the pair
   */
  public record Tie(
      String a,
      String b,
      long articles,
      long stories,
      long sources,
      long sentences,
      double npmi,
      double logLikelihood,
      LocalDate firstSeen) {}

  /**
   * Reads the network of a period.
   *
   * @param span where the period begins; the newest complete period without it
   * @param minArticles ties with fewer articles are left out, and items without a tie
   * @throws UserError if none or several periods begin in {@code span}
   */
  public static Network of(
      SparkSession spark, TableStore tables, Optional<PeriodSpan> span, long minArticles) {
    LocalDate period = period(tables, span);
    Date day = Date.valueOf(period);
    tables.registerViews();
    Dataset<Row> pairs =
        spark
            .table("pair_scores")
            .filter(col("period").equalTo(lit(day)).and(col("articles").geq(minArticles)))
            .select("item_a", "item_b", "npmi", "log_likelihood");
    Dataset<Row> counts =
        tables.read(Table.PAIR_COUNTS).filter(col("period").leq(lit(day))).drop("year");
    Dataset<Row> firstSeen =
        counts
            .join(pairs.select("item_a", "item_b"), columns("item_a", "item_b"), "left_semi")
            .groupBy("item_a", "item_b")
            .agg(min("period").as("first_seen"));
    List<Tie> ties =
        counts
            .filter(col("period").equalTo(lit(day)))
            .join(pairs, columns("item_a", "item_b"))
            .join(firstSeen, columns("item_a", "item_b"))
            .orderBy("item_a", "item_b")
            .select(
                "item_a",
                "item_b",
                "articles",
                "stories",
                "sources",
                "sentences",
                "npmi",
                "log_likelihood",
                "first_seen")
            .collectAsList() // the network of one period, which is to be one file
            .stream()
            .map(Network::tie)
            .toList();
    Dataset<Row> ends =
        pairs
            .select(col("item_a").as("item_id"))
            .union(pairs.select(col("item_b").as("item_id")))
            .distinct();
    Dataset<Row> itemCounts = tables.read(Table.ITEM_COUNTS).filter(col("period").leq(lit(day)));
    Dataset<Row> itemsFirstSeen =
        itemCounts
            .join(ends, columns("item_id"), "left_semi")
            .groupBy("item_id")
            .agg(min("period").as("first_seen"));
    List<Node> nodes =
        itemCounts
            .filter(col("period").equalTo(lit(day)))
            .select("item_id", "articles")
            .join(itemsFirstSeen, columns("item_id"))
            .join(tables.read(Table.ITEMS).drop("articles"), columns("item_id"))
            .orderBy("item_id")
            .select("item_id", "name", "kind", "country", "articles", "first_seen")
            .collectAsList() // fewer than twice the ties
            .stream()
            .map(Network::node)
            .toList();
    return new Network(period, nodes, ties);
  }

  private static String[] columns(String... names) {
    return names;
  }

  private static Tie tie(Row row) {
    return new Tie(
        row.getString(0),
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getDouble(6),
        row.getDouble(7),
        row.getDate(8).toLocalDate());
  }

  private static Node node(Row row) {
    return new Node(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getDate(5).toLocalDate());
  }

  private static LocalDate period(TableStore tables, Optional<PeriodSpan> span) {
    List<Row> all =
        tables.read(Table.PERIODS).orderBy("period").select("period", "complete").collectAsList();
    List<LocalDate> fitting =
        all.stream()
            .filter(row -> span.isPresent() || row.getBoolean(1))
            .map(row -> row.getDate(0).toLocalDate())
            .filter(day -> span.isEmpty() || span.get().holds(day))
            .toList();
    if (fitting.isEmpty()) {
      throw new UserError(
          span.isEmpty()
              ? "The output has no complete period; name one with --period"
              : "No period of the output begins in %s%s"
                  .formatted(
                      span.get().text(),
                      all.isEmpty()
                          ? "; it holds no article"
                          : "; its periods begin on %s to %s"
                              .formatted(all.get(0).get(0), all.get(all.size() - 1).get(0))));
    }
    if (span.isPresent() && fitting.size() > 1) {
      throw new UserError(
          "%d periods begin in %s; name one of them: %s to %s"
              .formatted(
                  fitting.size(),
                  span.get().text(),
                  fitting.get(0),
                  fitting.get(fitting.size() - 1)));
    }
    return fitting.get(fitting.size() - 1);
  }
}
