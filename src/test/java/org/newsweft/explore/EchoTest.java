package org.newsweft.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class EchoTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("burst_start", DataTypes.DateType)
          .add("burst_end", DataTypes.DateType)
          .add("ids", DataTypes.StringType);

  private static Row burst(String from, String to, String ids) {
    return new GenericRowWithSchema(
        new Object[] {Date.valueOf(from), Date.valueOf(to), ids}, SCHEMA);
  }

  private static Row row(String ids) {
    return burst("2020-01-01", "2020-01-01", ids);
  }

  private static final Row UKRAINE = burst("2022-01-01", "2023-12-01", "country:UKR");

  @Test
  void aPairThatBurstsWithItsItemIsAnEcho() {
    Row pair = burst("2022-02-01", "2023-06-01", "country:RUS country:UKR");
    assertThat(Echo.BURSTS_WITH_AN_ITEM.isHeard(pair, List.of(UKRAINE), null)).isTrue();
  }

  @Test
  void aBurstAtAnotherTimeOrOfOtherItemsIsNone() {
    Row earlier = burst("2014-02-01", "2014-12-01", "country:RUS country:UKR");
    Row within = burst("2022-09-01", "2022-10-01", "country:UKR topic:nuclear-power");
    Row others = burst("2022-01-01", "2023-12-01", "country:FRA");
    assertThat(List.of(earlier, within, others))
        .noneMatch(row -> Echo.BURSTS_WITH_AN_ITEM.isHeard(row, List.of(UKRAINE), null));
  }

  @Test
  void aTrendOfMoreItemsIsAnEchoAndOneThatSharesAnItemIsNone() {
    List<Row> above = List.of(row("country:CHN topic:trade"));
    assertThat(
            Echo.HOLDS_THE_OTHER.isHeard(row("country:CHN country:USA topic:trade"), above, null))
        .isTrue();
    assertThat(Echo.HOLDS_THE_OTHER.isHeard(row("country:CHN country:USA"), above, null)).isFalse();
  }

  @Test
  void anItemThatAllRowsHaveIsNoEcho() {
    List<Row> above = List.of(row("country:CHN"), row("country:CHN country:USA"));
    assertThat(Echo.SHARES_AN_ITEM.isHeard(row("country:CHN country:JPN"), above, "country:CHN"))
        .isFalse();
    assertThat(Echo.SHARES_AN_ITEM.isHeard(row("country:CHN country:JPN"), above, null)).isTrue();
  }
}
