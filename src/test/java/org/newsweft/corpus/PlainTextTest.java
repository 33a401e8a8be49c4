package org.newsweft.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainTextTest {
  @TempDir private Path folder;

  private Row read(String name, String text) {
    return new TestCorpus(folder).with(name, text).row();
  }

  @Test
  void aPrefixGivesTheDateAndIsTakenOutOfTheText() {
    Row row = read("a.txt", " date 2023-08-25 ASTANA – Talks began.\n\nThey ended.\n");
    assertThat(row.<Date>getAs("published")).isEqualTo(Date.valueOf("2023-08-25"));
    assertThat(row.<String>getAs("date_source")).isEqualTo("text");
    assertThat(row.<String>getAs("text")).isEqualTo("ASTANA – Talks began.\n\nThey ended.");
  }

  @Test
  void aDatelineGivesTheDateAndStays() {
    Row row = read("a.txt", "ASTANA, Aug. 24, 2023 – Talks began.");
    assertThat(row.<Date>getAs("published")).isEqualTo(Date.valueOf("2023-08-24"));
    assertThat(row.<String>getAs("date_source")).isEqualTo("dateline");
    assertThat(row.<String>getAs("text")).isEqualTo("ASTANA, Aug. 24, 2023 – Talks began.");
  }

  @Test
  void thePathGivesTheDateIfNothingElseDoes() {
    Row row = read("2023/08/24/talks.txt", "ASTANA – Talks began.");
    assertThat(row.<Date>getAs("published")).isEqualTo(Date.valueOf("2023-08-24"));
    assertThat(row.<String>getAs("date_source")).isEqualTo("path");
  }

  @Test
  void theIdIsThePathBelowTheFolderWithoutTheExtension() {
    assertThat(read("a b/talks.v2.txt", "date 2023-08-25 Talks.").<String>getAs("article_id"))
        .isEqualTo("a b/talks.v2");
  }

  @Test
  void theInputIsThePathAndOne() {
    assertThat(read("a b/c.txt", "date 2023-08-25 Talks.").<String>getAs("input"))
        .isEqualTo(folder + "/a b/c.txt:1");
  }

  @Test
  void aCompressedFileIsUnpackedAndItsIdHasNoExtension() {
    Row row =
        new TestCorpus(folder).with("a.txt.gz", TestCorpus.gzip("date 2023-08-25 Talks.")).row();
    assertThat(row.<String>getAs("article_id")).isEqualTo("a");
  }

  @Test
  void aTextWithoutADateIsRejected() {
    assertThat(new TestCorpus(folder).with("a.txt", "ASTANA – Talks began.").reject())
        .isEqualTo("no_date: no date (the text begins with none, and none stands in the path)");
  }

  @Test
  void aPrefixThatIsNoDayIsRejected() {
    assertThat(new TestCorpus(folder).with("a.txt", "date 2023-02-30 Talks.").reject())
        .isEqualTo("bad_date: \"2023-02-30\" is no date");
  }

  @Test
  void aBadByteIsNamedWithItsOffset() {
    byte[] bytes = "date 2023-08-25 Caf?".getBytes(StandardCharsets.UTF_8);
    bytes[19] = (byte) 0xE9;
    assertThat(new TestCorpus(folder).with("a.txt", bytes).reject())
        .isEqualTo("bad_encoding: byte 0xE9 at offset 19 of the record is no UTF-8");
  }

  @Test
  void aFileThatIsTooLargeIsRejectedWithItsSize() {
    var corpus = new TestCorpus(folder).with("a.txt", "x".repeat(100_000)).set("input.max_chars=1");
    assertThat(corpus.reject())
        .isEqualTo(
            "too_long: the record has 100,000 bytes; with input.max_chars = 1 it may have 65,540");
  }

  @Test
  void aDamagedGzipIsNamed() {
    var corpus = new TestCorpus(folder).with("a.txt.gz", "no gzip");
    assertThat(TestCorpus.userError(catchThrowable(corpus::rows)))
        .hasMessageStartingWith(folder + "/a.txt.gz is damaged or cannot be read: ");
  }

  @Test
  void manySmallFilesAreAllRead() {
    var corpus = new TestCorpus(folder);
    for (int i = 0; i < 300; i++) {
      corpus.with(i % 10 + "/" + i + ".txt", "date 2023-08-25 Text " + i + ".");
    }
    List<Row> rows = corpus.rows();
    assertThat(rows).hasSize(300).allMatch(row -> row.isNullAt(1));
    assertThat(corpus.records().toJavaRDD().getNumPartitions()).isLessThan(20);
  }
}
