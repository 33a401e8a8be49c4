package org.newsweft.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsweft.config.UserError;

final class ConllFileTest {
  @TempDir private Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("gold.conll"), List.of(lines));
  }

  private List<ConllFile.Document> read(String... lines) throws IOException {
    return ConllFile.read(file(lines), new GoldLabels(Map.of()));
  }

  /** The spans of the only sentence of a file: {@code 0-2 PER, 3-4 LOC}. */
  private static String spans(List<ConllFile.Document> documents) {
    return documents.get(0).sentences().get(0).spans().stream()
        .map(span -> span.start() + "-" + span.end() + " " + span.label())
        .collect(Collectors.joining(", "));
  }

  private String spansOf(String tags) throws IOException {
    String[] lines = tags.split(" ", -1);
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "w" + i + " " + lines[i];
    }
    return spans(read(lines));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "IOB2| B-PER I-PER B-PER O B-LOC| 0-2 PER, 2-3 PER, 4-5 LOC",
        "IOB1| I-PER I-PER B-PER O I-LOC| 0-2 PER, 2-3 PER, 4-5 LOC",
        "only I-| I-PER I-PER I-LOC O I-LOC| 0-2 PER, 2-3 LOC, 4-5 LOC",
        "BIOES| B-ORG I-ORG E-ORG S-PER S-PER O| 0-3 ORG, 3-4 PER, 4-5 PER",
        "BILOU| B-ORG L-ORG U-PER I-PER| 0-2 ORG, 2-3 PER, 3-4 PER",
        "middles| B-ORG M-ORG E-ORG E-ORG| 0-3 ORG, 3-4 ORG",
        "plain labels| PERSON PERSON O LOCATION PERSON| 0-2 PER, 3-4 LOC, 4-5 PER",
        "at the end| O B-MISC I-MISC| 1-3 MISC",
        "labels that are left out| B-DATE I-DATE B-PER I-DATE| 2-3 PER",
        "parts of other sets| B-politician I-person B-country I-location| 0-1 PER, 1-2 PER, 2-3 LOC, 3-4 LOC",
      })
  void tagsOfAllStylesAreRead(String style, String tags, String spans) throws IOException {
    assertThat(spansOf(tags)).as(style).isEqualTo(spans);
  }

  @ParameterizedTest
  @CsvSource({
    "PER, PER",
    "person, PER",
    "politician, PER",
    "person/politician, PER",
    "person-artist, PER",
    "LOC, LOC",
    "country, LOC",
    "GPE, LOC",
    "Facility, LOC",
    "location-GPE, LOC",
    "building-airport, LOC",
    "organisation, ORG",
    "politicalparty, ORG",
    "corporation, ORG",
    "organization-company, ORG",
    "group, ORG",
    "MISC, MISC",
    "NORP, MISC",
    "WORK_OF_ART, MISC",
    "creative-work, MISC",
    "election, MISC",
    "Miscellaneous, MISC",
    "other-law, MISC",
    "event, MISC",
    "Product, MISC"
  })
  void labelsOfOtherSetsAreMapped(String label, String ours) throws IOException {
    assertThat(spansOf("B-" + label)).isEqualTo("0-1 " + ours);
  }

  @ParameterizedTest
  @CsvSource({"DATE", "Money", "CARDINAL", "TIME", "PERCENT"})
  void labelsOfNumbersAndDatesAreLeftOut(String label) throws IOException {
    assertThat(spansOf("B-" + label)).isEmpty();
  }

  @Test
  void theUsersMapGoesBeforeTheTable() throws IOException {
    Path file = file("x B-event", "", "y B-SHIP");
    var documents = ConllFile.read(file, new GoldLabels(Map.of("EVENT", "ignore", "ship", "MISC")));
    assertThat(ConllFile.labels(documents)).containsExactly("MISC");
    assertThat(spans(documents)).isEmpty();
  }

  @Test
  void everyLabelOfTheTableStandsOnThePage() throws IOException {
    String page = Files.readString(Path.of("docs", "evaluation.md"));
    GoldLabels.TABLE.forEach(
        (ours, names) ->
            names.forEach(name -> assertThat(page).as(ours).contains("`" + name + "`")));
  }

  @Test
  void columnsAreDividedByTabsOrBlanksAndTheLastIsTheTag() throws IOException {
    assertThat(spans(read("Amman NNP B-NP B-LOC", "said VBD B-VP O"))).isEqualTo("0-1 LOC");
    assertThat(spans(read("New York\tx\tB-LOC", "said\tx\tO"))).isEqualTo("0-1 LOC");
    assertThat(spans(read("Amman   B-LOC  ", "said   O"))).isEqualTo("0-1 LOC");
  }

  @Test
  void blankLinesEndSentencesAndDocstartLinesBeginDocuments() throws IOException {
    var documents =
        read("-DOCSTART- -X- O", "", "a O", "\t", "b O", "", "", "-DOCSTART-\tnw-1\tO", "c O");
    assertThat(documents).hasSize(2);
    assertThat(documents.get(0).sentences())
        .extracting(ConllFile.Sentence::words)
        .containsExactly(List.of("a"), List.of("b"));
    assertThat(documents).extracting(ConllFile.Document::id).containsExactly("", "nw-1");
  }

  @Test
  void aFileWithAnIndexColumnHasItsTokenSecondItsTagWhereTagsAreAndComments() throws IOException {
    var documents =
        read(
            "# newdoc id = d1",
            "# text = Miramar # 1",
            "1\tMiramar\tB-LOC\t-\tstephen",
            "2\t#\tO\t-\tstephen",
            "3-4\tdon't\t_\t_\t_",
            "3\t1\tO\t-\tstephen",
            "",
            "1\tHanoi\tB-LOC\t-\tstephen");
    assertThat(documents.get(0).id()).isEqualTo("d1");
    assertThat(documents.get(0).sentences())
        .extracting(ConllFile.Sentence::words)
        .containsExactly(List.of("Miramar", "#", "1"), List.of("Hanoi"));
    assertThat(spans(documents)).isEqualTo("0-1 LOC");
  }

  @Test
  void aNumberSignIsATokenInAFileWithoutAnIndexColumn() throws IOException {
    var documents = read("# sent_id = 7", "# O", "ESB B-location");
    assertThat(documents.get(0).sentences().get(0).words()).containsExactly("#", "ESB");
  }

  @Test
  void whatStandsBehindTokensIsReadFromAMiddleColumn() throws IOException {
    var documents = read("Amman\tSpaceAfter=No\tB-LOC", ".\tSpacesAfter=\\n\\n\tO", "He\t_\tO");
    assertThat(documents.get(0).sentences().get(0).gaps()).containsExactly("", "\n\n", " ");
    assertThat(RawText.of(documents.get(0)).text()).isEqualTo("Amman.\n\nHe ");
  }

  @Test
  void packedFilesAndByteOrderMarksAndCarriageReturnsAreRead() throws IOException {
    Path packed = folder.resolve("gold.conll.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write("\uFEFFAmman B-LOC\r\n\r\nHe O\r\n".getBytes(StandardCharsets.UTF_8));
    }
    var documents = ConllFile.read(packed, new GoldLabels(Map.of()));
    assertThat(documents.get(0).sentences()).hasSize(2);
    assertThat(documents.get(0).sentences().get(0).words()).containsExactly("Amman");
  }

  @Test
  void everyMalformedLineIsNamedWithItsNumberAndWhatWouldBeRight() {
    assertThatThrownBy(() -> read("Amman B-LOC", "alone", "", "x I-", "y B-SHIP", "z B-LOC"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            """
            %1$s:2: "alone"; a line must hold a token and a tag
            %1$s:4: the tag "I-" has no label
            %1$s:5: the label "SHIP" is not known; it must be O, or PER, ORG, LOC or MISC behind B- or I-, or be given with --map SHIP=PER, ORG, LOC, MISC or ignore"""
                .formatted(folder.resolve("gold.conll")));
  }

  @Test
  void ofManyMalformedLinesTheFirstTwentyAreNamed() {
    assertThatThrownBy(() -> read("alone\n".repeat(25)))
        .hasMessageEndingWith("… and 5 more such lines");
  }

  @Test
  void aFileThatIsNotThereOrHoldsNothingOrIsNotUtf8IsAnError() throws IOException {
    var labels = new GoldLabels(Map.of());
    assertThatThrownBy(() -> ConllFile.read(folder.resolve("none"), labels))
        .isInstanceOf(UserError.class)
        .hasMessage("There is no file " + folder.resolve("none"));
    assertThatThrownBy(() -> ConllFile.read(folder, labels))
        .hasMessage(folder + " is a folder; name a file of marked text");
    assertThatThrownBy(() -> read("", "-DOCSTART- O"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("holds no token");
    Path latin =
        Files.write(folder.resolve("latin"), new byte[] {'a', ' ', 'O', '\n', (byte) 0xe9});
    assertThatThrownBy(() -> ConllFile.read(latin, labels))
        .hasMessage(latin + ":2: not UTF-8; save the file in that character set");
    Path broken = Files.write(folder.resolve("x.gz"), new byte[] {31, (byte) 139, 8, 0, 1});
    assertThatThrownBy(() -> ConllFile.read(broken, labels))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be read");
  }
}
