package org.newsweft.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.TestSpark;
import org.newsweft.config.UserError;

class JsonLinesTest {
  private static final String GOOD = "{\"date\": \"2023-08-24\", \"text\": \"Water is short.\"}";

  @TempDir private Path folder;

  private TestCorpus corpus(String... lines) {
    return new TestCorpus(folder).with("news.jsonl", lines);
  }

  @Test
  void anArticleHasAllThatItsRecordSays() {
    Row row =
        corpus(
                "{\"id\": \"a-1\", \"date\": \"2023-08-24T22:30:00Z\", \"text\": \"Water is short.\","
                    + " \"title\": \"Water\", \"url\": \"https://example.org/1?a=1&amp=2\","
                    + " \"source\": \"The Gazette\", \"language\": \"en-GB\"}")
            .set("dates.zone=Asia/Almaty")
            .row();
    assertThat(row.<String>getAs("input")).isEqualTo(folder + "/news.jsonl:1");
    assertThat(row.<String>getAs("reason")).isNull();
    assertThat(row.<String>getAs("excerpt")).isNull();
    assertThat(row.<String>getAs("article_id")).isEqualTo("a-1");
    assertThat(row.<Date>getAs("published")).isEqualTo(Date.valueOf("2023-08-25"));
    assertThat(row.<Date>getAs("period")).isEqualTo(Date.valueOf("2023-08-01"));
    assertThat(row.<String>getAs("date_source")).isEqualTo("field");
    assertThat(row.<String>getAs("source")).isEqualTo("The Gazette");
    assertThat(row.<String>getAs("title")).isEqualTo("Water");
    assertThat(row.<String>getAs("url")).isEqualTo("https://example.org/1?a=1&amp=2");
    assertThat(row.<String>getAs("language")).isEqualTo("en-GB");
    assertThat(row.<String>getAs("text")).isEqualTo("Water is short.");
    assertThat(row.<Integer>getAs("words")).isEqualTo(3);
  }

  @Test
  void dotsInAFieldNameLeadIntoObjects() {
    Row row =
        corpus("{\"meta\": {\"when\": {\"day\": \"2023-08-24\"}}, \"text\": \"Water.\"}")
            .set("input.fields.date=meta.when.day")
            .row();
    assertThat(row.<Date>getAs("published")).isEqualTo(Date.valueOf("2023-08-24"));
  }

  @Test
  void aFieldWhoseNameHasADotIsFoundToo() {
    Row row =
        corpus("{\"dc.date\": \"2023-08-24\", \"text\": \"Water.\"}")
            .set("input.fields.date=dc.date")
            .row();
    assertThat(row.<Date>getAs("published")).isEqualTo(Date.valueOf("2023-08-24"));
  }

  @Test
  void aFieldWithoutAValueGivesWayToTheNextName() {
    Row row =
        corpus(
                "{\"date\": null, \"published_at\": \" \", \"published\": \"2023-08-24\","
                    + " \"text\": \"Water.\"}")
            .row();
    assertThat(row.<Date>getAs("published")).isEqualTo(Date.valueOf("2023-08-24"));
  }

  @Test
  void numbersMayBeIdsAndDates() {
    Row row = corpus("{\"id\": 17, \"date\": 1.6929216E9, \"text\": \"Water.\"}").row();
    assertThat(row.<String>getAs("article_id")).isEqualTo("17");
    assertThat(row.<Date>getAs("published")).isEqualTo(Date.valueOf("2023-08-25"));
  }

  @Test
  void aMissingIdIsMadeFromTheText() {
    Row row = corpus(GOOD).row();
    String hash = row.getAs("text_hash");
    assertThat(row.<String>getAs("article_id")).isEqualTo("text-" + hash.substring(0, 16));
  }

  @Test
  void theHashIsTheSha256OfTheText() {
    // printf 'Water is short.' | sha256sum
    assertThat(corpus(GOOD).row().<String>getAs("text_hash"))
        .isEqualTo("94927ab46d63cf1ece4db045fdcd3721f96213f1c5952e9df4eb86e002dfa35b");
  }

  @Test
  void theNumberOfARecordIsThatOfItsLine() {
    assertThat(corpus(GOOD, "", "  \t\r", GOOD, "").rows())
        .extracting(row -> row.<String>getAs("input"))
        .containsExactly(folder + "/news.jsonl:1", folder + "/news.jsonl:4");
  }

  @Test
  void linesMayEndWithCarriageReturns() {
    assertThat(corpus(GOOD + "\r", GOOD + "\r").rows()).hasSize(2).allMatch(row -> row.isNullAt(1));
  }

  @Test
  void aByteOrderMarkBeforeTheFirstLineIsSkipped() {
    assertThat(corpus("\uFEFF" + GOOD).row().isNullAt(1)).isTrue();
  }

  @Test
  void aLineThatIsNoJsonIsMalformed() {
    Row row = corpus("{\"date\": \"2023-08-24\", text: 1}").row();
    assertThat(row.<String>getAs("reason")).isEqualTo("malformed_record");
    assertThat(row.<String>getAs("detail"))
        .startsWith("no JSON: Unexpected character ('t'")
        .endsWith("at column 25");
    assertThat(row.<String>getAs("excerpt")).isEqualTo("{\"date\": \"2023-08-24\", text: 1}");
  }

  @Test
  void somethingBehindTheObjectMakesTheLineMalformed() {
    assertThat(corpus(GOOD + " {}").reject())
        .startsWith("malformed_record: no JSON: Trailing token");
  }

  @Test
  void aLineThatIsNoObjectIsMalformed() {
    assertThat(corpus("[" + GOOD + "]").reject())
        .isEqualTo("malformed_record: no JSON object but an array");
  }

  @Test
  void aTextThatIsNoStringIsMalformed() {
    assertThat(corpus("{\"date\": \"2023-08-24\", \"text\": [\"Water.\"]}").reject())
        .isEqualTo("malformed_record: the text (text) is no string but an array");
  }

  @Test
  void aDateOfAWrongKindIsShown() {
    assertThat(corpus("{\"date\": {\"y\": 2023}, \"text\": \"Water.\"}").reject())
        .isEqualTo("bad_date: \"{\"y\":2023}\" is no date");
  }

  @Test
  void aBadByteIsNamedWithItsOffset() {
    byte[] bytes = (GOOD + "\n{\"text\": \"caf").getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(bytes, bytes.length + 4);
    all[bytes.length] = (byte) 0xE9;
    System.arraycopy("\"}\n".getBytes(StandardCharsets.UTF_8), 0, all, bytes.length + 1, 3);
    Row row = new TestCorpus(folder).with("news.jsonl", all).rows().get(1);
    assertThat(row.<String>getAs("reason")).isEqualTo("bad_encoding");
    assertThat(row.<String>getAs("detail"))
        .isEqualTo("byte 0xE9 at offset 13 of the record is no UTF-8");
    assertThat(row.<String>getAs("excerpt")).isEqualTo("{\"text\": \"caf\uFFFD\"}");
  }

  @Test
  void anotherCharacterSetIsReadAsTheJobSays() {
    byte[] bytes =
        "{\"date\": \"2023-08-24\", \"text\": \"“Café”\"}"
            .getBytes(java.nio.charset.Charset.forName("windows-1252"));
    Row row =
        new TestCorpus(folder).with("news.jsonl", bytes).set("input.charset=windows-1252").row();
    assertThat(row.<String>getAs("text")).isEqualTo("“Café”");
  }

  @Test
  void aCharacterSetWithoutOneByteLineFeedsIsRefused() {
    TestCorpus corpus = corpus(GOOD).set("input.charset=UTF-16");
    assertThatThrownBy(corpus::records)
        .isInstanceOf(UserError.class)
        .hasMessage(
            folder
                + "/news.jsonl: JSON Lines cannot be read in the character set UTF-16"
                + " (input.charset); convert the file to UTF-8");
  }

  @Test
  void gzipAndZstandardAndBzip2AreUnpacked() throws IOException {
    var zstd = new java.io.ByteArrayOutputStream();
    try (var out = new com.github.luben.zstd.ZstdOutputStream(zstd)) {
      out.write(GOOD.getBytes(StandardCharsets.UTF_8));
    }
    var bzip2 = new java.io.ByteArrayOutputStream();
    try (var out =
        new org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream(bzip2)) {
      out.write(GOOD.getBytes(StandardCharsets.UTF_8));
    }
    List<Row> rows =
        new TestCorpus(folder)
            .with("a.jsonl.gz", TestCorpus.gzip(GOOD))
            .with("b.jsonl.zst", zstd.toByteArray())
            .with("c.jsonl.bz2", bzip2.toByteArray())
            .rows();
    assertThat(rows).hasSize(3).allMatch(row -> row.isNullAt(1));
  }

  @Test
  void aGzipThatIsCutOffIsNamedWithTheNumberOfReadableRecords() {
    // Lines that do not compress, so that some of them can be unpacked from the half.
    var random = new java.util.Random(1);
    var lines = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      lines.append("{\"date\": \"2023-08-24\", \"text\": \"" + random.nextLong() + "\"}\n");
    }
    byte[] whole = TestCorpus.gzip(lines.toString());
    TestCorpus corpus =
        new TestCorpus(folder).with("news.jsonl.gz", Arrays.copyOf(whole, whole.length / 2));
    Throwable thrown = catchThrowable(corpus::rows);
    assertThat(TestCorpus.userError(thrown))
        .hasMessageMatching(
            folder
                + "/news.jsonl.gz is damaged or cannot be read: Unexpected end of input stream;"
                + " 9\\d\\d records were readable. Replace the file, or leave it out of input.paths");
  }

  @Test
  void aFileThatIsNoGzipIsNamed() {
    TestCorpus corpus = new TestCorpus(folder).with("news.jsonl.gz", GOOD);
    Throwable thrown = catchThrowable(corpus::rows);
    assertThat(TestCorpus.userError(thrown))
        .hasMessageStartingWith(folder + "/news.jsonl.gz is damaged or cannot be read: ")
        .hasMessageContaining("; no record was readable.");
  }

  @Test
  void anArticleOf200MegabytesIsRejectedAndTheNextIsRead() throws IOException {
    byte[] megabyte = new byte[1 << 20];
    Arrays.fill(megabyte, (byte) 'a');
    try (var out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("big.jsonl")))) {
      out.write("{\"date\": \"2023-08-24\", \"text\": \"".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 200; i++) {
        out.write(megabyte);
      }
      out.write(("\"}\n" + GOOD + "\n").getBytes(StandardCharsets.UTF_8));
    }
    List<Row> rows = new TestCorpus(folder).rows();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).<String>getAs("reason")).isEqualTo("too_long");
    assertThat(rows.get(0).<String>getAs("detail"))
        .isEqualTo(
            "the record has 209,715,234 bytes; with input.max_chars = 2000000 it may have"
                + " 8,065,536");
    assertThat(rows.get(0).<String>getAs("excerpt")).hasSize(200).startsWith("{\"date\"");
    assertThat(rows.get(1).<String>getAs("input")).isEqualTo(folder + "/big.jsonl:2");
    assertThat(rows.get(1).<String>getAs("reason")).isNull();
  }

  @Test
  void everyRecordIsCountedAsItIsRead() {
    var counter = TestSpark.session().sparkContext().longAccumulator();
    corpus(GOOD, "{", GOOD).records(counter).collectAsList();
    assertThat(counter.value()).isEqualTo(3);
  }
}
