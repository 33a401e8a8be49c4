package org.newsweft.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.config.UserError;

class CsvTest {
  @TempDir private Path folder;

  private TestCorpus corpus(String... lines) {
    return new TestCorpus(folder).with("news.csv", lines);
  }

  @Test
  void aRowBecomesAnArticle() {
    Row row =
        corpus(
                "url,date,title,text",
                "\"https://example.org/a,b\",2023-08-24,\"The \"\"Water\"\"\",\"One.\n\n\nTwo.\"")
            .row();
    assertThat(row.<String>getAs("input")).isEqualTo(folder + "/news.csv:1");
    assertThat(row.<String>getAs("url")).isEqualTo("https://example.org/a,b");
    assertThat(row.<String>getAs("title")).isEqualTo("The \"Water\"");
    assertThat(row.<String>getAs("text")).isEqualTo("One.\n\nTwo.");
  }

  @Test
  void recordsAreNumberedByRowsAndNotByLines() {
    assertThat(corpus("date,text", "2023-08-24,\"a\nb\nc\"", "", "2023-08-25,d").rows())
        .extracting(row -> row.<String>getAs("input"), row -> row.<String>getAs("text"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(folder + "/news.csv:1", "a\nb\nc"),
            org.assertj.core.groups.Tuple.tuple(folder + "/news.csv:2", "d"));
  }

  @Test
  void theSeparatorIsThatOfTheJob() {
    Row row = corpus("date\ttext", "2023-08-24\ta,b").set("input.csv_separator=\"\\t\"").row();
    assertThat(row.<String>getAs("text")).isEqualTo("a,b");
  }

  @Test
  void aByteOrderMarkBeforeTheHeaderIsSkipped() {
    assertThat(corpus("\uFEFFdate,text", "2023-08-24,a").row().isNullAt(1)).isTrue();
  }

  @Test
  void aByteOrderMarkBeforeAQuotedHeaderIsSkipped() {
    assertThat(corpus("\uFEFF\"date\",text", "2023-08-24,a").row().isNullAt(1)).isTrue();
  }

  @Test
  void aCompressedFileIsUnpacked() {
    var corpus =
        new TestCorpus(folder).with("news.csv.gz", TestCorpus.gzip("date,text\n2023-08-24,a"));
    assertThat(corpus.row().<String>getAs("text")).isEqualTo("a");
  }

  @Test
  void aFileWithoutAnythingHasNoRecords() {
    assertThat(corpus("").rows()).isEmpty();
  }

  @Test
  void aMissingColumnIsNamedBeforeAnythingIsRead() {
    TestCorpus corpus = corpus("id,day,body", "1,2023-08-24,a");
    assertThatThrownBy(corpus::records)
        .isInstanceOf(UserError.class)
        .hasMessage(
            folder
                + "/news.csv: no column for the date (input.fields.date tries date, published_at,"
                + " published); it has id, day, body\n"
                + folder
                + "/news.csv: no column for the text (input.fields.text tries text); it has id,"
                + " day, body");
  }

  @Test
  void aJobThatNamesNoDateColumnTakesTheDateFromTheText() {
    Row row =
        corpus("text", "\"ASTANA, Aug. 24, 2023 – Talks.\"").set("input.fields.date=[]").row();
    assertThat(row.<String>getAs("date_source")).isEqualTo("dateline");
  }

  @Test
  void aRowWithAnotherNumberOfCellsIsMalformed() {
    List<Row> rows = corpus("date,text", "2023-08-24,\"a\nb\"", "2023-08-24,c,d", "x").rows();
    assertThat(rows.get(1).<String>getAs("reason")).isEqualTo("malformed_record");
    assertThat(rows.get(1).<String>getAs("detail"))
        .isEqualTo("line 4: the number of cells is 3, that of the header 2");
    assertThat(rows.get(1).<String>getAs("excerpt")).isEqualTo("2023-08-24,c,d");
    assertThat(rows.get(2).<String>getAs("detail"))
        .isEqualTo("line 5: the number of cells is 1, that of the header 2");
  }

  @Test
  void aQuoteThatNothingClosesIsNamedWithItsLine() {
    TestCorpus corpus = corpus("date,text", "2023-08-24,a", "2023-08-24,\"b", "2023-08-24,c");
    assertThat(TestCorpus.userError(catchThrowable(corpus::rows)))
        .hasMessage(folder + "/news.csv:3: the quote that opens a cell here is never closed");
  }

  @Test
  void aTextBehindAClosingQuoteIsNamedWithItsLine() {
    TestCorpus corpus = corpus("date,text", "2023-08-24,\"a\nb\"c");
    assertThat(TestCorpus.userError(catchThrowable(corpus::rows)))
        .hasMessage(
            folder
                + "/news.csv:3: \"c\" stands between a closing quote and the next separator; double"
                + " the quotes inside a cell, or check input.csv_separator");
  }

  @Test
  void aBadByteIsNamedWithItsCell() {
    byte[] bytes =
        "date,text\n2023-08-24,über caf?\n2023-08-24,b\n".getBytes(StandardCharsets.UTF_8);
    bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xE9;
    List<Row> rows = new TestCorpus(folder).with("news.csv", bytes).rows();
    assertThat(rows.get(0).<String>getAs("reason")).isEqualTo("bad_encoding");
    assertThat(rows.get(0).<String>getAs("detail"))
        .isEqualTo("line 2: byte 0xE9 at offset 9 of the cell text is no UTF-8");
    assertThat(rows.get(0).<String>getAs("excerpt")).isEqualTo("2023-08-24,über caf\uFFFD");
    assertThat(rows.get(1).<String>getAs("reason")).isNull();
  }

  @Test
  void anotherCharacterSetIsReadAsTheJobSays() {
    byte[] bytes = "date,text\n2023-08-24,Café 😀\n".getBytes(StandardCharsets.UTF_16);
    Row row = new TestCorpus(folder).with("news.csv", bytes).set("input.charset=UTF-16").row();
    assertThat(row.<String>getAs("text")).isEqualTo("Café 😀");
  }

  @Test
  void aCellThatIsTooLongIsRejectedAndTheNextRowRead() {
    List<Row> rows =
        corpus("date,text", "2023-08-24,\"" + "a\n".repeat(60_000) + "\"", "2023-08-24,b")
            .set("input.max_chars=10")
            .rows();
    assertThat(rows.get(0).<String>getAs("reason")).isEqualTo("too_long");
    assertThat(rows.get(0).<String>getAs("detail"))
        .isEqualTo(
            "the record has 120,013 characters; with input.max_chars = 10 it may have 65,576");
    assertThat(rows.get(1).<String>getAs("text")).isEqualTo("b");
  }

  @Test
  void aGzipThatIsCutOffIsNamedWithTheNumberOfReadableRecords() {
    byte[] whole = TestCorpus.gzip("date,text\n" + "2023-08-24,a\n".repeat(5));
    TestCorpus corpus =
        new TestCorpus(folder).with("news.csv.gz", Arrays.copyOf(whole, whole.length - 12));
    assertThat(TestCorpus.userError(catchThrowable(corpus::rows)))
        .hasMessageStartingWith(folder + "/news.csv.gz is damaged or cannot be read: ");
  }

  @Property(tries = 500)
  void rowsAreReadLikeAnotherLibraryReadsThem(@ForAll("tables") List<List<String>> table)
      throws IOException {
    var written = new StringWriter();
    try (var printer = new CSVPrinter(written, CSVFormat.RFC4180)) {
      printer.printRecords(table);
    }
    assertThat(ours(written.toString(), 1000)).isEqualTo(theirs(written.toString()));
  }

  @Property(tries = 500)
  void aBoundChangesNoRowThatFits(
      @ForAll("tables") List<List<String>> table, @ForAll @IntRange(min = 1, max = 8) int bound)
      throws IOException {
    var written = new StringWriter();
    try (var printer = new CSVPrinter(written, CSVFormat.RFC4180)) {
      printer.printRecords(table);
    }
    List<List<String>> whole = ours(written.toString(), 1000);
    List<List<String>> bounded = ours(written.toString(), bound);
    assertThat(bounded).hasSameSizeAs(whole);
    for (int i = 0; i < whole.size(); i++) {
      assertThat(bounded.get(i)).isIn(whole.get(i), List.of("overlong"));
    }
  }

  private static List<List<String>> ours(String csv, int maxChars) throws IOException {
    var rows = new ArrayList<List<String>>();
    try (var parser = new CsvParser(new StringReader(csv), "test.csv", ',', maxChars)) {
      for (var row = parser.next(); row != null; row = parser.next()) {
        rows.add(row.overlong() ? List.of("overlong") : row.cells());
      }
    }
    return rows;
  }

  private static List<List<String>> theirs(String csv) throws IOException {
    try (var parser =
        CSVParser.parse(csv, CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).build())) {
      return parser.getRecords().stream().map(r -> r.toList()).toList();
    }
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cell = Arbitraries.strings().withChars("ab,\"\r\n ").ofMaxLength(6);
    return cell.list().ofMinSize(1).ofMaxSize(4).list().ofMaxSize(6);
  }

  @Property(tries = 500)
  void everyBadByteIsKeptApartAndNothingElseIsChanged(@ForAll byte[] bytes) throws IOException {
    var decoded = new StringBuilder();
    try (var reader = new EscapingReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
      char[] few = new char[2];
      for (int n = reader.read(few); n >= 0; n = reader.read(few)) {
        decoded.append(few, 0, n);
      }
    }
    var expected = Decoding.decode(bytes, 0, bytes.length, StandardCharsets.UTF_8);
    var bad = EscapingReader.firstBadByte(decoded.toString(), StandardCharsets.UTF_8);
    if (expected.bad()) {
      assertThat(bad.badOffset()).isEqualTo(expected.badOffset());
      assertThat(bad.badByte()).isEqualTo(expected.badByte());
    } else {
      assertThat(bad).isNull();
      assertThat(decoded.toString()).isEqualTo(expected.text());
    }
  }
}
