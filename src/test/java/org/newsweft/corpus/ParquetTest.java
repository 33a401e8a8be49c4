package org.newsweft.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsweft.TestSpark;
import org.newsweft.config.UserError;

class ParquetTest {
  @TempDir private Path folder;

  /** Writes what a query gives as one file of this name. */
  private TestCorpus corpus(String name, String query) throws IOException {
    Path written = folder.resolve("_written");
    TestSpark.session()
        .sql(query)
        .coalesce(1)
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(written.toString());
    try (var files = Files.list(written)) {
      Path file = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.move(file, folder.resolve(name));
    }
    return new TestCorpus(folder);
  }

  private TestCorpus corpus(String query) throws IOException {
    return corpus("news.parquet", query);
  }

  @Test
  void aRowBecomesAnArticle() throws IOException {
    Row row =
        corpus("SELECT 7L AS id, '2023-08-24' AS date, 'Water &amp; more.' AS text, 'T' AS title")
            .row();
    assertThat(row.<String>getAs("input")).isEqualTo(folder + "/news.parquet:1");
    assertThat(row.<String>getAs("article_id")).isEqualTo("7");
    assertThat(row.<String>getAs("title")).isEqualTo("T");
    assertThat(row.<String>getAs("text")).isEqualTo("Water & more.");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "DATE '2023-08-24', 2023-08-24",
    "TIMESTAMP '2023-08-24 22:30:00Z', 2023-08-25",
    "TIMESTAMP_NTZ '2023-08-24 22:30:00', 2023-08-24",
    "'''2023-08-24T22:30:00Z''', 2023-08-25",
    "1692921600L, 2023-08-25",
    "1692921600000L, 2023-08-25",
    "1692921600.5D, 2023-08-25",
    "1692921600.250, 2023-08-25",
    "20230824, 2023-08-24"
  })
  void aDateMayHaveManyTypes(String sql, String day) throws IOException {
    Row row =
        corpus("SELECT %s AS date, 'Water.' AS text".formatted(sql))
            .set("dates.zone=Asia/Almaty")
            .row();
    assertThat(row.<Date>getAs("published")).isEqualTo(Date.valueOf(day));
  }

  @Test
  void aRecordHasTheNumberOfItsRow() throws IOException {
    List<Row> rows =
        corpus("SELECT '2023-08-24' AS date, concat('text ', id) AS text FROM range(0, 30, 1, 1)")
            .rows();
    assertThat(rows)
        .hasSize(30)
        .allSatisfy(
            row -> {
              String input = row.getAs("input");
              int number = Integer.parseInt(input.substring(input.lastIndexOf(':') + 1));
              assertThat(row.<String>getAs("text")).isEqualTo("text " + (number - 1));
            });
  }

  @Test
  void filesOfDifferentSchemasAreReadTogether() throws IOException {
    corpus("a.parquet", "SELECT '2023-08-24' AS date, 'One.' AS text");
    List<Row> rows =
        corpus("b.parquet", "SELECT 'Two.' AS text, DATE '2023-08-25' AS published").rows();
    assertThat(rows).extracting(row -> row.<String>getAs("text")).containsExactly("One.", "Two.");
  }

  @Test
  void aFileWithOddCharactersInItsNameIsRead() throws IOException {
    Row row = corpus("a [1] {é} %20.parquet", "SELECT '2023-08-24' AS date, 'One.' AS text").row();
    assertThat(row.<String>getAs("input")).isEqualTo(folder + "/a [1] {é} %20.parquet:1");
  }

  @Test
  void dotsInAFieldNameLeadIntoStructs() throws IOException {
    Row row =
        corpus("SELECT named_struct('day', '2023-08-24') AS meta, 'One.' AS `body.en`")
            .set("input.fields.date=meta.day")
            .set("input.fields.text=body.en")
            .row();
    assertThat(row.<String>getAs("text")).isEqualTo("One.");
    assertThat(row.<Date>getAs("published")).isEqualTo(Date.valueOf("2023-08-24"));
  }

  @Test
  void aMissingValueIsRejectedLikeInOtherFormats() throws IOException {
    assertThat(corpus("SELECT CAST(NULL AS DATE) AS date, 'One.' AS text").reject())
        .isEqualTo(
            "no_date: no date (fields tried: date, published_at, published; the text begins with"
                + " none)");
  }

  @Test
  void badBytesInAStringAreNotReplacedInSilence() throws IOException {
    TestCorpus corpus = corpus("SELECT '2023-08-24' AS date, CAST(X'636166E9' AS STRING) AS text");
    assertThat(corpus.reject())
        .isEqualTo("bad_encoding: byte 0xE9 at offset 3 of the text is no UTF-8");
  }

  @Test
  void aMissingColumnIsNamedBeforeAnythingIsRead() throws IOException {
    TestCorpus corpus = corpus("SELECT 1 AS id, '2023-08-24' AS day, 'One.' AS text");
    assertThatThrownBy(corpus::records)
        .isInstanceOf(UserError.class)
        .hasMessage(
            folder
                + "/news.parquet: no column for the date (input.fields.date tries date,"
                + " published_at, published); it has id, day, text");
  }

  @Test
  void aTextColumnThatHoldsNoStringsIsNamed() throws IOException {
    TestCorpus corpus = corpus("SELECT '2023-08-24' AS date, 1 AS text");
    assertThatThrownBy(corpus::records)
        .isInstanceOf(UserError.class)
        .hasMessage(
            folder
                + "/news.parquet: the column text for the text is of type INT; it must hold"
                + " strings");
  }

  @Test
  void aFileThatIsNoParquetFileIsNamed() {
    TestCorpus corpus = new TestCorpus(folder).with("news.parquet", "this is no Parquet file");
    assertThatThrownBy(corpus::records)
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(folder + "/news.parquet is damaged or no Parquet file: ")
        .hasMessageEndingWith(". Replace the file, or leave it out of input.paths");
  }

  @Test
  void anEmptyFileIsNamed() {
    TestCorpus corpus = new TestCorpus(folder).with("news.parquet", new byte[0]);
    assertThatThrownBy(corpus::records)
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(folder + "/news.parquet is damaged or no Parquet file: ");
  }

  @Test
  void aFileWhosePagesAreDamagedIsNamedWhenItIsRead() throws IOException {
    corpus(
        "SELECT '2023-08-24' AS date, concat('text ', uuid()) AS text FROM range(0, 2000, 1, 1)");
    Path file = folder.resolve("news.parquet");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 4; i < bytes.length / 2; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Files.write(file, bytes);
    TestCorpus corpus = new TestCorpus(folder);
    assertThat(TestCorpus.userError(catchThrowable(corpus::rows)))
        .hasMessageStartingWith(file + " is damaged or no Parquet file: ");
  }
}
