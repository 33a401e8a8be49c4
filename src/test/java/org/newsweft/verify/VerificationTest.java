package org.newsweft.verify;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.SampleOutput;
import org.newsweft.TestSpark;
import org.newsweft.cli.CommandLineRun;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;

/** A sound output passes; in one that was spoilt in many places every spoilt row is named. */
final class VerificationTest {
  @TempDir private static Path folder;
  private static CommandLineRun ofSpoilt;

  @BeforeAll
  static void spoilACopyOfTheSample() throws IOException {
    Path output = folder.resolve("out");
    try (Stream<Path> files = Files.walk(SampleOutput.directory())) {
      for (Path file : files.toList()) {
        Files.copy(file, output.resolve(SampleOutput.directory().relativize(file).toString()));
      }
    }
    change(
        Table.PAIR_COUNTS,
        rows ->
            rows.withColumn(
                "articles",
                when(
                        expr(
                            "item_a = 'country:KAZ' AND item_b = 'topic:water'"
                                + " AND period = DATE '2024-05-01'"),
                        lit(5L))
                    .otherwise(col("articles"))));
    change(
        Table.TRIPLE_COUNTS,
        rows -> rows.filter("NOT (topic = 'topic:water' AND entity_a = 'country:KAZ')"));
    change(Table.ITEMS, rows -> rows.filter("item_id <> 'country:PER'"));
    change(Table.PERIODS, rows -> rows.filter("period <> DATE '2023-05-01'"));
    change(Table.REJECTS, rows -> rows.filter("reason <> 'no_text'"));
    change(
        Table.MENTIONS,
        rows -> rows.withColumn("start", expr("IF(item_id = 'topic:trade', start + 1, start)")));
    change(
        Table.ITEM_COUNTS,
        rows -> rows.withColumn("articles", expr("IF(item_id = 'country:CHN', 1L, articles)")));
    write(
        Table.DUPLICATES,
        TableStore.open(TestSpark.session(), output.toString())
            .read(Table.DUPLICATES)
            .coalesce(1)
            .sortWithinPartitions(col("article_id").desc()));
    ofSpoilt = CommandLineRun.of("verify", "--tables", output.toString(), "--items", "all");
  }

  /** Writes a table anew with other rows, sorted as before. */
  private static void change(Table table, UnaryOperator<Dataset<Row>> change) {
    Column[] order =
        Stream.concat(
                table.byYear() ? Stream.of("year") : Stream.empty(), table.sortedBy().stream())
            .map(functions::col)
            .toArray(Column[]::new);
    TableStore tables = TableStore.open(TestSpark.session(), folder.resolve("out").toString());
    write(table, change.apply(tables.read(table)).coalesce(1).sortWithinPartitions(order));
  }

  private static void write(Table table, Dataset<Row> rows) {
    Path beside = folder.resolve(table.label());
    var writer = rows.write();
    (table.byYear() ? writer.partitionBy("year") : writer).parquet(beside.toString());
    Path old = folder.resolve("out").resolve(table.label());
    try {
      try (Stream<Path> files = Files.walk(old)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
      Files.move(beside, old);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theSampleKeepsAllItsPromises() {
    CommandLineRun run =
        CommandLineRun.of("verify", "--tables", SampleOutput.directory().toString());
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out())
        .doesNotContain("FAULT")
        .contains("ok     pair_counts: every number is that of a join of the mentions")
        .endsWith("The output keeps all its promises.\n");
  }

  @Test
  void aSpoiltOutputEndsWithOneAndTheNumberOfFaults() {
    assertThat(ofSpoilt.exitCode()).isEqualTo(1);
    assertThat(ofSpoilt.out()).containsPattern("\n[0-9,]+ faults found; make the tables anew");
  }

  @Test
  void aPairThatIsCountedOnceTooOftenIsFound() {
    assertThat(ofSpoilt.out())
        .contains("FAULT  pair_counts: every number is that of a join of the mentions")
        .contains("2024-05-01 country:KAZ + topic:water: 5/4/2/0; recounted 4/4/2/0");
  }

  @Test
  void triplesThatAreMissingAreFound() {
    assertThat(ofSpoilt.out())
        .contains("FAULT  triple_counts: every number is that of a join of the mentions")
        .containsPattern("country:KAZ \\+ \\S+ \\+ topic:water: no row; recounted \\d");
  }

  @Test
  void anItemWithoutARowIsFound() {
    assertThat(ofSpoilt.out())
        .contains("FAULT  items: every item that is mentioned or counted has a row")
        .contains("country:PER in mentions");
  }

  @Test
  void aPeriodThatIsMissingIsFound() {
    assertThat(ofSpoilt.out())
        .contains("FAULT  periods: one follows the other without a gap")
        .contains("2023-06-01 follows 2023-04-01")
        .contains("stands in period 2023-05-01");
  }

  @Test
  void recordsThatAreUnaccountedForAreFound() {
    assertThat(ofSpoilt.out())
        .contains("193 read, 190 rows in articles, rejects and duplicates")
        .contains("rejects: 7 rows, run.json says 10");
  }

  @Test
  void aMentionThatTheTextDoesNotHoldIsFound() {
    assertThat(ofSpoilt.out())
        .contains("FAULT  mentions: the surface is what stands at that place of the text")
        .containsPattern("nw-\\S+ at \\d+: \"[^\"]+\", in the text \"");
  }

  @Test
  void numbersThatExceedTheirMarginalsAreFound() {
    assertThat(ofSpoilt.out())
        .contains("FAULT  item_counts: every number is that of the mentions")
        .contains("FAULT  items: articles are the sum over the periods")
        .contains("FAULT  pair_counts: no number exceeds that of either item");
  }

  @Test
  void aFileThatIsNotSortedIsFoundAndNoOther() {
    assertThat(ofSpoilt.out())
        .contains("FAULT  duplicates: every file is sorted by article_id, input")
        .contains("is not after the row before it")
        .contains("ok     pair_counts: every file is sorted");
  }

  @Test
  void theNumberOfItemsToRecountMustBeANumber() {
    CommandLineRun run = CommandLineRun.of("verify", "--items", "some");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--items is some; it must be a whole number or all");
  }
}
