package org.newsweft.job;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.newsweft.SampleOutput;
import org.newsweft.TestSpark;

/** What {@code data/sample/README.md} says was planted comes first in the lists of trends. */
final class SampleTrendsTest {
  private static final SparkSession SPARK = TestSpark.session();

  @BeforeAll
  static void registerTheTables() {
    SampleOutput.tables().registerViews();
  }

  private static List<String> rows(String query) {
    return SPARK.sql(query).collectAsList().stream().map(Row::toString).toList();
  }

  @Test
  void debug() {
    for (String kind : List.of("item", "pair", "triple")) {
      for (String order :
          List.of(
              "mann_kendall_z DESC",
              "slope DESC",
              "burst_weight DESC",
              "emergence_p, newest_stories DESC")) {
        System.out.println("== " + kind + " " + order);
        SPARK
            .sql(
                "SELECT kind, item_a, item_b, topic, articles, stories, first_period f, last_period l, round(expected,2) e, round(npmi,2) npmi, round(log_likelihood,1) ll, periods_tested pt, mann_kendall_s s, round(mann_kendall_z,2) z, round(mann_kendall_p,4) p, round(mann_kendall_q,4) q, round(slope,4) slope, round(slope_low,4) lo, round(slope_high,4) hi, round(burst_weight,2) bw, burst_start bs, burst_end be, newest_period np, newest_stories ns, round(newest_expected,3) ne, round(emergence_p,5) ep, round(emergence_q,5) eq, source_change FROM trends WHERE kind='"
                    + kind
                    + "' ORDER BY "
                    + order
                    + " LIMIT 6")
            .show(false);
      }
    }
    SPARK.sql("SELECT * FROM periods ORDER BY 1").show(false);
    SPARK
        .sql("SELECT * FROM trends WHERE item_a='country:ISL' AND item_b='country:VNM'")
        .show(false);
    System.out.println(SampleOutput.tables().manifest().path("trends"));
  }
}
