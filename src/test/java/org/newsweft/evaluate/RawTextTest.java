package org.newsweft.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsweft.text.Tokens;

final class RawTextTest {
  private static ConllFile.Document document(String... sentences) {
    return new ConllFile.Document(
        "",
        Arrays.stream(sentences)
            .map(s -> new ConllFile.Sentence(List.of(s.split(" ", -1)), List.of(), List.of()))
            .toList());
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Iran 's oil , it said .|Iran's oil, it said.",
        "They do n't ( yet ) know|They don't (yet) know",
        "He said \" no \" to \" it .|He said \"no\" to \"it.",
        "-LRB- AP -RRB- `` yes ''|(AP) \"yes\"",
        "the States ' rights|the States' rights",
        "a $ 5 cut of 3 %|a $5 cut of 3%",
        "“ Yes , ” he said|“Yes,” he said",
        "Nur - Sultan ' x|Nur - Sultan ' x"
      })
  void tokensAreJoinedAsPeopleWrite(String tokens, String text) {
    assertThat(RawText.of(document(tokens)).text()).isEqualTo(text);
  }

  @Test
  void sentencesFollowAfterABlankAndHeadlinesAreParagraphs() {
    assertThat(
            RawText.of(document("It rained .", "SOCCER - JAPAN WIN", "He left . \"", "So")).text())
        .isEqualTo("It rained. SOCCER - JAPAN WIN\n\nHe left.\" So");
  }

  @Test
  void theOffsetsOfSpansAreThoseOfTheirTokens() {
    RawText raw = RawText.of(document("It rained .", "The -LRB- UN -RRB- in New York 's port"));
    Span span = raw.ofCharacters(1, new Span(2, 3, "ORG"));
    assertThat(raw.text().substring(span.start(), span.end())).isEqualTo("UN");
    Span city = raw.ofCharacters(1, new Span(5, 8, "LOC"));
    assertThat(raw.text().substring(city.start(), city.end())).isEqualTo("New York's");
  }

  @Test
  void tokensOfTheFileAreCutAsTheAnnotatorKnowsThemAndSpansComeBack() {
    var words =
        OurWords.of(List.of("-LRB-", "Nur-Sultan", "'s", "U.S.", "Iran's", ")"), new Tokens());
    assertThat(words.words())
        .containsExactly("(", "Nur", "-", "Sultan", "'s", "U.S.", "Iran", "'s", ")");
    assertThat(
            words.ofFileTokens(
                List.of(new Span(6, 7, "LOC"), new Span(1, 2, "LOC"), new Span(3, 5, "PER"))))
        .containsExactly(new Span(1, 2, "LOC"), new Span(2, 3, "PER"), new Span(4, 5, "LOC"));
  }
}
