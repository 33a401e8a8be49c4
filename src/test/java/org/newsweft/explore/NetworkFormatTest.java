package org.newsweft.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.explore.Network.Node;
import org.newsweft.explore.Network.Tie;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** How a network is written; {@code jobs/check-exports} opens the files with networkx. */
final class NetworkFormatTest {
  private static final LocalDate MAY = LocalDate.of(2024, 5, 1);

  private static Network network(String name) {
    return new Network(
        MAY,
        List.of(
            new Node("country:KAZ", "Kazakhstan", "country", "KAZ", 7, MAY.minusYears(1)),
            new Node("org:un", name, "organization", null, 6, MAY)),
        List.of(new Tie("country:KAZ", "org:un", 4, 3, 2, 0, 0.75, 12.5, MAY)));
  }

  private static String written(NetworkFormat format, String name) throws IOException {
    var out = new StringWriter();
    format.write(network(name), out);
    return out.toString();
  }

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  @ParameterizedTest
  @EnumSource
  void theSameNetworkGivesTheSameBytes(NetworkFormat format) throws IOException {
    assertThat(written(format, "UN")).isEqualTo(written(format, "UN"));
    assertThat(written(format, "UN")).doesNotContain("lastmodified");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<script>&\"']]>", "\u0001\u000B\uD800x", "]]>\uFFFF", "emoji 😀 كازاخستان"})
  void anyNameGivesXmlThatCanBeRead(String name) throws Exception {
    for (NetworkFormat format : List.of(NetworkFormat.GRAPHML, NetworkFormat.GEXF)) {
      Document document = parsed(written(format, name));
      assertThat(document.getElementsByTagName("node").getLength()).isEqualTo(2);
      assertThat(document.getElementsByTagName("edge").getLength()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1"})
  void aTextThatASpreadsheetWouldRunIsMadeAText(String text) throws IOException {
    CSVRecord row =
        CSVFormat.RFC4180
            .parse(new StringReader(written(NetworkFormat.CSV, text)))
            .getRecords()
            .get(1);
    assertThat(row.get(5)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Kazakhstan", "a=b", "", "'x", "3M"})
  void anyOtherTextStaysAsItIs(String text) {
    assertThat(NetworkFormat.spreadsheetText(text)).isEqualTo(text);
  }

  @Test
  void theCsvBeginsWithAByteOrderMarkAndItsHeader() throws IOException {
    assertThat(written(NetworkFormat.CSV, "UN"))
        .isEqualTo(
            "\uFEFFperiod,item_a,name_a,kind_a,item_b,name_b,kind_b,articles,stories,sources,"
                + "sentences,npmi,log_likelihood,first_seen_together\r\n"
                + "2024-05-01,country:KAZ,Kazakhstan,country,org:un,UN,organization,4,3,2,0,0.75,"
                + "12.5,2024-05-01\r\n");
  }

  @Test
  void theEndingOfTheFileSaysTheFormat() {
    assertThat(NetworkFormat.ofFile("a/May.GraphML")).contains(NetworkFormat.GRAPHML);
    assertThat(NetworkFormat.ofFile("x.gexf")).contains(NetworkFormat.GEXF);
    assertThat(NetworkFormat.ofFile("x.csv")).contains(NetworkFormat.CSV);
    assertThat(NetworkFormat.ofFile("x.xlsx")).isEmpty();
  }
}
