package org.newsweft.verify;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.SampleOutput;
import org.newsweft.TestSpark;
import org.newsweft.cli.CommandLineRun;
import org.newsweft.tables.Table;
import org.newsweft.tables.TableStore;

/** A sound output passes; one that was spoilt anywhere does not, and the spoilt row is named. */
final class VerificationTest {
  @TempDir private Path folder;
  private Path output;

  @BeforeEach
  void copyTheSample() throws IOException {
    output = folder.resolve("out");
    try (Stream<Path> files = Files.walk(SampleOutput.directory())) {
      for (Path file : files.toList()) {
        Files.copy(file, output.resolve(SampleOutput.directory().relativize(file).toString()));
      }
    }
  }

  /** Writes a table anew with other rows, sorted as before. */
  private void change(Table table, UnaryOperator<Dataset<Row>> change) {
    TableStore tables = TableStore.open(TestSpark.session(), output.toString());
    Dataset<Row> changed = change.apply(tables.read(table));
    Path beside = folder.resolve(table.label());
    Column[] order =
        Stream.concat(
                table.byYear() ? Stream.of("year") : Stream.empty(), table.sortedBy().stream())
            .map(functions::col)
            .toArray(Column[]::new);
    var writer = changed.coalesce(1).sortWithinPartitions(order).write().mode(SaveMode.Overwrite);
    (table.byYear() ? writer.partitionBy("year") : writer).parquet(beside.toString());
    replace(output.resolve(table.label()), beside);
  }

  private static void replace(Path old, Path changed) {
    try {
      try (Stream<Path> files = Files.walk(old)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
      Files.move(changed, old);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String faults(long items) {
    var out = new ByteArrayOutputStream();
    TableStore tables = TableStore.open(TestSpark.session(), output.toString());
    long faults =
        Verification.of(
            TestSpark.session(),
            tables,
            items,
            new PrintStream(out, true, StandardCharsets.UTF_8));
    String printed = out.toString(StandardCharsets.UTF_8);
    assertThat(faults == 0).isEqualTo(!printed.contains("FAULT"));
    return printed;
  }

  @Test
  void theSampleKeepsAllItsPromises() {
    assertThat(faults(Long.MAX_VALUE)).doesNotContain("FAULT").contains("ok     pair_counts: every");
  }

  @Test
  void aPairThatIsCountedOnceTooOftenIsFoundAndTheCommandEndsWithOne() {
    change(
        Table.PAIR_COUNTS,
        rows ->
            rows.withColumn(
                "articles",
                when(
                        col("item_a")
                            .equalTo("country:KAZ")
                            .and(col("item_b").equalTo("topic:water"))
                            .and(col("period").equalTo(lit("2024-05-01").cast("date"))),
                        lit(5L))
                    .otherwise(col("articles"))));
    CommandLineRun run = CommandLineRun.of("verify", "--tables", output.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("FAULT  pair_counts: every number is that of a join of the mentions")
        .contains("2024-05-01 country:KAZ + topic:water: 5/4/2/0; recounted 4/4/2/0")
        .contains("1 faults found");
  }

  @Test
  void rowsThatAreMissingAreFound() {
    change(Table.TRIPLE_COUNTS, rows -> rows.filter("topic <> 'topic:water'"));
    change(Table.ITEMS, rows -> rows.filter("item_id <> 'country:KAZ'"));
    change(Table.PERIODS, rows -> rows.filter("period <> DATE '2023-05-01'"));
    change(Table.REJECTS, rows -> rows.filter("reason <> 'no_text'"));
    assertThat(faults(50))
        .contains("FAULT  triple_counts: every number")
        .contains("recounted 4/")
        .contains("FAULT  items: every item that is mentioned or counted has a row")
        .contains("country:KAZ in mentions")
        .contains("2023-06-01 follows 2023-04-01")
        .contains("193 read, 190 rows in articles, rejects and duplicates")
        .contains("rejects: 7 rows, run.json says 10");
  }

  @Test
  void aMentionThatTheTextDoesNotHoldIsFound() {
    change(
        Table.MENTIONS,
        rows -> rows.withColumn("start", col("start").plus(when(col("item_id").equalTo("topic:water"), 1).otherwise(0))));
    assertThat(faults(0))
        .contains("FAULT  mentions: the surface is what stands at that place of the text");
  }

  @Test
  void numbersThatExceedTheirMarginalsAreFound() {
    change(
        Table.ITEM_COUNTS,
        rows ->
            rows.withColumn(
                "articles", when(col("item_id").equalTo("country:KAZ"), 1L).otherwise(col("articles"))));
    assertThat(faults(0))
        .contains("FAULT  item_counts: every number is that of the counted mentions")
        .contains("FAULT  items: articles are the sum over the periods")
        .contains("FAULT  pair_counts: no number exceeds that of either item");
  }

  @Test
  void aFileThatIsNotSortedIsFound() {
    Path beside = folder.resolve("unsorted");
    TableStore tables = TableStore.open(TestSpark.session(), output.toString());
    tables
        .read(Table.PAIR_COUNTS)
        .coalesce(1)
        .sortWithinPartitions(col("year"), col("item_b").desc())
        .write()
        .partitionBy("year")
        .parquet(beside.toString());
    replace(output.resolve("pair_counts"), beside);
    assertThat(faults(0))
        .contains("FAULT  pair_counts: every file is sorted by item_a, period, item_b")
        .contains("is not after the row before it");
  }

  @Test
  void theNumberOfItemsToRecountMustBeANumber() {
    CommandLineRun run =
        CommandLineRun.of("verify", "--tables", output.toString(), "--items", "some");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--items is some; it must be a whole number or all");
  }
}
