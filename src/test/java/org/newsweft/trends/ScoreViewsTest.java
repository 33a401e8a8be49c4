package org.newsweft.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.newsweft.SampleOutput;
import org.newsweft.TestSpark;
import org.newsweft.tables.Table;
import org.newsweft.tables.Views;

/** The views say what the Java formulas say, in Spark and in DuckDB, over the sample's counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScoreViewsTest {
  private static final String PAIRS =
      "SELECT period, item_a, item_b, articles, articles_a, articles_b, articles_of_period,"
          + " expected, pmi, npmi, log_likelihood, lift, jaccard FROM pair_scores"
          + " ORDER BY period, item_a, item_b";

  private static final String TRIPLES =
      "SELECT period, entity_a, entity_b, topic, articles, articles_a, articles_b, articles_topic,"
          + " articles_of_period, expected, pmi, npmi, log_likelihood, lift, jaccard"
          + " FROM triple_scores ORDER BY period, entity_a, entity_b, topic";

  private final SparkSession spark = TestSpark.session();
  private final Map<List<Object>, Long> items = new HashMap<>();
  private final Map<List<Object>, Long> pairs = new HashMap<>();
  private final Map<Object, Long> totals = new HashMap<>();

  ScoreViewsTest() {
    SampleOutput.tables().registerViews();
    for (Row row : rows("SELECT period, item_id, articles FROM item_counts")) {
      items.put(List.of(row.get(0), row.get(1)), row.getLong(2));
    }
    for (Row row : rows("SELECT period, item_a, item_b, articles FROM pair_counts")) {
      pairs.put(List.of(row.get(0), row.get(1), row.get(2)), row.getLong(3));
    }
    rows("SELECT period, articles FROM periods").forEach(r -> totals.put(r.get(0), r.getLong(1)));
  }

  private List<Row> rows(String query) {
    return spark.sql(query).collectAsList();
  }

  @Test
  void everyPairHasTheScoresOfTheJavaFormulas() {
    List<Row> scores = rows(PAIRS);
    assertThat(scores).hasSize(pairs.size());
    for (Row row : scores) {
      Object period = row.get(0);
      long a = items.get(List.of(period, row.get(1)));
      long b = items.get(List.of(period, row.get(2)));
      long both = pairs.get(List.of(period, row.get(1), row.get(2)));
      long total = totals.get(period);
      double expected = Association.expected(a, b, total);
      assertThat(List.of(row.get(3), row.get(4), row.get(5), row.get(6)))
          .isEqualTo(List.of(both, a, b, total));
      assertScores(
          row,
          7,
          expected,
          Association.pmi(both, expected),
          Association.npmi(both, expected, total, 2),
          Association.logLikelihoodOfPair(both, a, b, total),
          Association.lift(both, expected),
          Association.jaccard(both, a, b));
    }
  }

  @Test
  void everyTripleHasTheScoresOfTheJavaFormulas() {
    List<Row> scores = rows(TRIPLES);
    assertThat(scores).hasSize((int) spark.table("triple_counts").count());
    for (Row row : scores) {
      Object period = row.get(0);
      long a = items.get(List.of(period, row.get(1)));
      long b = items.get(List.of(period, row.get(2)));
      long topic = items.get(List.of(period, row.get(3)));
      long all = row.getLong(4);
      long total = totals.get(period);
      double expected = Association.expected(a, b, topic, total);
      assertScores(
          row,
          9,
          expected,
          Association.pmi(all, expected),
          Association.npmi(all, expected, total, 3),
          Association.logLikelihoodOfTriple(all, expected, total),
          Association.lift(all, expected),
          Association.jaccard(
              all,
              pairs.get(List.of(period, row.get(1), row.get(2))),
              pairs.get(List.of(period, row.get(1), row.get(3))),
              pairs.get(List.of(period, row.get(2), row.get(3))),
              a,
              b,
              topic));
    }
  }

  private static void assertScores(Row row, int from, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(row.getDouble(from + i)).as(row.toString()).isCloseTo(expected[i], within(1e-9));
    }
  }

  @Test
  void duckDbGivesTheSameRowsAsSpark() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (Table table : Table.values()) {
        statement.execute(
            "CREATE VIEW %s AS SELECT * FROM '%s/%s/**/*.parquet'"
                .formatted(table.label(), SampleOutput.directory(), table.label()));
      }
      for (String view : Views.NAMES) {
        statement.execute("CREATE VIEW " + view + " AS " + Views.query(view));
      }
      assertSame(rows(PAIRS), rowsOf(statement, PAIRS));
      assertSame(rows(TRIPLES), rowsOf(statement, TRIPLES));
    }
  }

  private static List<List<Object>> rowsOf(Statement statement, String query) throws SQLException {
    var rows = new ArrayList<List<Object>>();
    try (ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        var row = new ArrayList<Object>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static void assertSame(List<Row> ofSpark, List<List<Object>> ofDuckDb) {
    assertThat(ofDuckDb).hasSameSizeAs(ofSpark).isNotEmpty();
    for (int r = 0; r < ofSpark.size(); r++) {
      for (int i = 0; i < ofSpark.get(r).size(); i++) {
        Object expected = ofSpark.get(r).get(i);
        Object found = ofDuckDb.get(r).get(i);
        if (expected instanceof Double number) {
          assertThat((Double) found).isCloseTo(number, within(1e-9));
        } else {
          assertThat(found).hasToString(expected.toString());
        }
      }
    }
  }
}
