package org.newsweft.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.TestSpark;
import org.newsweft.config.UserError;

final class StagedTablesTest {
  private static final String MANIFEST = "{\"program\": \"newsweft\"}";

  private final SparkSession spark = TestSpark.session();

  @TempDir private Path folder;

  private String output() {
    return folder.resolve("out").toString();
  }

  private static Row pair(String day, String a, String b) {
    return RowFactory.create(Date.valueOf(day), a, b, 3L, 2L, 1L, 0L);
  }

  private Dataset<Row> pairs(int partitions, Row... rows) {
    return spark.createDataFrame(List.of(rows), Table.PAIR_COUNTS.schema()).repartition(partitions);
  }

  private void publish(Dataset<Row> pairs) {
    try (StagedTables staged = StagedTables.begin(spark, output())) {
      for (Table table : Table.values()) {
        staged.write(
            table,
            table == Table.PAIR_COUNTS ? pairs : spark.createDataFrame(List.of(), table.schema()));
      }
      staged.publish(MANIFEST);
    }
  }

  @Test
  void everyColumnOfEveryTableCarriesItsCommentInTheFile() throws IOException {
    try (StagedTables staged = StagedTables.begin(spark, output())) {
      for (Table table : Table.values()) {
        staged.write(table, spark.createDataFrame(List.of(), table.schema()));
      }
      staged.write(Table.PAIR_COUNTS, pairs(1, pair("2023-01-01", "a", "b")));
      staged.publish(MANIFEST);
    }
    for (Table table : Table.values()) {
      ParquetMetadata footer = footers(folder.resolve("out").resolve(table.label())).get(0);
      String json =
          footer
              .getFileMetaData()
              .getKeyValueMetaData()
              .get("org.apache.spark.sql.parquet.row.metadata");
      var schema = (StructType) DataType.fromJson(json);
      for (StructField field : table.schema().fields()) {
        assertThat(schema.apply(field.name()).getComment().get())
            .as(table + "." + field.name())
            .isEqualTo(field.getComment().get());
      }
    }
  }

  @Test
  void countsAreCompressedForSpeedAndOtherTablesForRoom() throws IOException {
    Row period = RowFactory.create(Date.valueOf("2023-01-01"), true, 1L, 1L, 1L, 1L, false);
    try (StagedTables staged = StagedTables.begin(spark, output())) {
      staged.write(Table.PERIODS, spark.createDataFrame(List.of(period), Table.PERIODS.schema()));
      staged.write(Table.PAIR_COUNTS, pairs(1, pair("2023-01-01", "a", "b")));
      staged.publish(MANIFEST);
    }
    assertThat(codec(Table.PAIR_COUNTS)).isEqualTo(CompressionCodecName.SNAPPY);
    assertThat(codec(Table.PERIODS)).isEqualTo(CompressionCodecName.ZSTD);
  }

  private CompressionCodecName codec(Table table) throws IOException {
    BlockMetaData block =
        footers(folder.resolve("out").resolve(table.label())).get(0).getBlocks().get(0);
    return block.getColumns().get(0).getCodec();
  }

  /** Their order came from hash codes that are other ones in every JVM. */
  @Test
  void theEncodingsInAFooterAreListedInAFixedOrder() throws IOException {
    publish(pairs(1, pair("2023-01-01", "a", "b")));
    byte[] file =
        Files.readAllBytes(folder.resolve("out/pair_counts/year=2023/part-00000.parquet"));
    int footer = ByteBuffer.wrap(file, file.length - 8, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    FileMetaData metadata =
        Util.readFileMetaData(new ByteArrayInputStream(file, file.length - 8 - footer, footer));
    for (ColumnChunk chunk : metadata.getRow_groups().get(0).getColumns()) {
      assertThat(chunk.getMeta_data().getEncodings())
          .isSortedAccordingTo(Comparator.comparingInt(Encoding::getValue));
    }
  }

  @Test
  void rowsOfAFileAreSortedAndLieInTheDirectoryOfTheirYear() {
    publish(
        pairs(
            3,
            pair("2023-02-01", "b", "c"),
            pair("2024-01-01", "a", "b"),
            pair("2023-03-01", "a", "c"),
            pair("2023-04-01", "a", "b"),
            pair("2023-01-01", "a", "c"),
            pair("2023-01-01", "a", "b")));
    Path file = folder.resolve("out/pair_counts/year=2023/part-00000.parquet");
    List<String> rows =
        spark
            .read()
            .parquet(file.toString())
            .select("item_a", "item_b", "period")
            .collectAsList()
            .stream()
            .map(Row::toString)
            .toList();
    assertThat(rows)
        .containsExactly(
            "[a,b,2023-01-01]",
            "[a,b,2023-04-01]",
            "[a,c,2023-01-01]",
            "[a,c,2023-03-01]",
            "[b,c,2023-02-01]");
    assertThat(folder.resolve("out/pair_counts/year=2024/part-00000.parquet")).exists();
  }

  @Test
  void theSameRowsGiveTheSameBytesForAnyPartitioning() throws IOException {
    Row[] rows = new Row[300];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = pair("20%02d-01-01".formatted(10 + i % 7), "a" + i % 11, "b" + i);
    }
    publish(pairs(1, rows));
    Map<String, byte[]> once = contents();
    for (int partitions : new int[] {3, 8}) {
      publish(pairs(partitions, rows));
      assertThat(contents()).usingRecursiveComparison().isEqualTo(once);
    }
  }

  @Test
  void aYearWithManyArticlesHasSeveralFilesThatTogetherHoldAllRows() {
    try (StagedTables staged = StagedTables.begin(spark, output())) {
      staged.planFiles(new TreeMap<>(Map.of(2023, 1_200_000L, 2024, 500_000L)));
      Row[] rows = new Row[200];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = pair(i % 2 == 0 ? "2023-01-01" : "2024-01-01", "a" + i % 50, "b" + i);
      }
      assertThat(staged.write(Table.PAIR_COUNTS, pairs(4, rows))).isEqualTo(200);
      staged.publish(MANIFEST);
    }
    assertThat(
            folder
                .resolve("out/pair_counts/year=2023")
                .toFile()
                .list((d, n) -> n.startsWith("part")))
        .hasSize(3);
    assertThat(
            folder
                .resolve("out/pair_counts/year=2024")
                .toFile()
                .list((d, n) -> n.startsWith("part")))
        .hasSize(1);
  }

  @Test
  void aTableWithoutARowCanStillBeRead() {
    publish(pairs(1));
    TableStore store = TableStore.open(spark, output());
    assertThat(store.read(Table.PAIR_COUNTS).count()).isZero();
    assertThat(store.read(Table.PAIR_COUNTS).columns()).contains("item_a", "articles");
  }

  @Test
  void readersSeeTheOldTablesUntilTheNewOnesArePublished() {
    publish(pairs(1, pair("2023-01-01", "old", "pair")));
    try (StagedTables staged = StagedTables.begin(spark, output())) {
      staged.write(Table.PAIR_COUNTS, pairs(1, pair("2023-01-01", "new", "pair")));
      assertThat(firstItem()).isEqualTo("old");
      staged.publish(MANIFEST);
    }
    assertThat(firstItem()).isEqualTo("new");
  }

  @Test
  void aRunThatFailsLeavesTheOldTablesAndNothingElse() {
    publish(pairs(1, pair("2023-01-01", "old", "pair")));
    try (StagedTables staged = StagedTables.begin(spark, output())) {
      staged.write(Table.PAIR_COUNTS, pairs(1, pair("2023-01-01", "new", "pair")));
    }
    assertThat(firstItem()).isEqualTo("old");
    assertThat(folder.toFile().list()).containsExactly("out");
  }

  @Test
  void aSwapThatWasInterruptedIsMendedByTheNextReader() throws IOException {
    publish(pairs(1, pair("2023-01-01", "old", "pair")));
    Files.move(folder.resolve("out"), folder.resolve(".out.old"));
    assertThat(firstItem()).isEqualTo("old");
  }

  @Test
  void anOutputDirectoryThatHoldsSomethingElseIsRefusedAndLeftAlone() throws IOException {
    Path other = folder.resolve("out/thesis.docx");
    Files.createDirectories(other.getParent());
    Files.writeString(other, "ten years of work");
    assertThatThrownBy(() -> StagedTables.checkMayWrite(output(), new Configuration()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(output())
        .hasMessageContaining("thesis.docx")
        .hasMessageContaining("name a new or empty directory");
    assertThat(other).hasContent("ten years of work");
  }

  @Test
  void anOutputThatIsAFileIsRefused() throws IOException {
    Files.writeString(folder.resolve("out"), "");
    assertThatThrownBy(() -> StagedTables.checkMayWrite(output(), new Configuration()))
        .isInstanceOf(UserError.class)
        .hasMessage("The output " + output() + " is a file; name a directory");
  }

  @Test
  void aDirectoryWithoutTablesIsNotOpened() {
    assertThatThrownBy(() -> TableStore.open(spark, output()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("There are no tables in " + output())
        .hasMessageContaining("newsweft run");
  }

  private String firstItem() {
    return TableStore.open(spark, output())
        .read(Table.PAIR_COUNTS)
        .select("item_a")
        .first()
        .getString(0);
  }

  private Map<String, byte[]> contents() throws IOException {
    var contents = new TreeMap<String, byte[]>();
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      files
          .filter(f -> f.toString().endsWith(".parquet"))
          .forEach(
              f -> {
                try {
                  contents.put(folder.relativize(f).toString(), Files.readAllBytes(f));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return contents;
  }

  private static List<ParquetMetadata> footers(Path directory) throws IOException {
    var footers = new ArrayList<ParquetMetadata>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        var input =
            HadoopInputFile.fromPath(
                new org.apache.hadoop.fs.Path(file.toString()), new Configuration());
        try (var reader = ParquetFileReader.open(input)) {
          footers.add(reader.getFooter());
        }
      }
    }
    return footers;
  }
}
