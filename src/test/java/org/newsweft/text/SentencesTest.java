package org.newsweft.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.RandomTexts;

/** In the examples a bar stands where one sentence ends and the next begins. */
class SentencesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Water is scarce. | Rivers shrink.",
        "Who pays? | Nobody does.",
        "Stop! | Then go.",
        "It rose in 2021. | It fell in 2022.",
        "It stopped. | 12 people left.",
        "He ended there.\t| Then he left.",
      })
  void aSentenceEndsAtAnEndMarkBeforeWhatCanBeginOne(String example) {
    assertSplit(example);
  }

  @Test
  void aNoBreakSpaceDividesSentencesLikeAnyBlank() {
    assertThat(split("He ended there.\u00a0Then he left."))
        .containsExactly("He ended there.", "Then he left.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mr. Lee met Dr. Omarova and Gen. Ruiz in St. Louis.",
        "Iran vs. Iraq was postponed.",
        "It bought pumps, e.g. American ones.",
        "Ft. Worth and Mt. Everest are far apart.",
        "Apple Inc. Chairman Lee resigned.",
        "Smith Bros. Trading closed.",
        "Sacramento, Calif. Governor Lee signed it.",
      })
  void anAbbreviationEndsNoSentence(String example) {
    assertSplit(example);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "He works for Apple Inc. | The firm grew.",
        "They sell pumps, pipes etc. | They also mend them.",
        "She lives in Fresno, Calif. | Earlier she lived in Wash. | In May she moved.",
      })
  void anAbbreviationThatMayEndOneDoesSoBeforeAWordThatBeginsSentences(String example) {
    assertSplit(example);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "They fell ill. | Doctors came.",
        "It hangs in a museum of modern art. | Visitors like it.",
        "The miners found ore. | Kazakhstan sells it.",
        "It lay in the sun. | Nobody took it.",
        "Wait a sec. | Nobody moves.",
      })
  void anOrdinaryWordThatCouldAbbreviateANameEndsASentence(String example) {
    assertSplit(example);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "George W. Bush met John F. Smith.",
        "J. K. Rowling wrote it.",
        "J.K. Rowling wrote it.",
        "Nobody but I. | Kazakhstan knew.",
        "They joined Group B. | The others joined Group C. | Now they play.",
      })
  void anInitialEndsNoSentenceUnlessAStarterFollows(String example) {
    assertSplit(example);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The U.S. Senate and U.S. President Lee agreed.",
        "The U.S. and the U.N. agreed.",
        "She flew to the U.S. | The talks began.",
        "She left the U.S. | He stayed in the U.K. | It rained.",
      })
  void pointedInitialsEndASentenceOnlyBeforeAStarter(String example) {
    assertSplit(example);
  }

  @Test
  void pointedInitialsEndTheirSentenceAtTheEndOfAParagraph() {
    assertThat(split("She flew to the U.S.\n\nKazakhstan agreed."))
        .containsExactly("She flew to the U.S.", "Kazakhstan agreed.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "They met at 9 a.m. Monday in Almaty.",
        "They met at 9 a.m. and left.",
        "They met at 9 a.m. | The talks were short.",
        "They met from 9 a.m. to 5 p.m. | He left.",
      })
  void timesOfDayEndASentenceOnlyBeforeAStarter(String example) {
    assertSplit(example);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Reactor No. 4 and nos. 5 to 7 stopped.",
        "He said no. | Nobody spoke.",
        "It began on Jan. 5 and ended on Sept. 30.",
        "See Art. 5 and p. 12 of Vol. 3.",
        "It opened in Oct. | The next one follows.",
      })
  void abbreviationsBeforeNumbersEndNoSentence(String example) {
    assertSplit(example);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It rose by 3.5 percent to 1,000.25 tons.",
        "It rose by 3.5. | Kazakhstan was pleased.",
        "It cost $1.2 million. | Kazakhstan paid.",
      })
  void aDecimalPointEndsNoSentence(String example) {
    assertSplit(example);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"We agree.\" | He smiled.",
        "“We agree.” | He smiled.",
        "«We agree.» | He smiled.",
        "He said: “She told me ‘No.’” | He smiled.",
        "(They agreed.) | He smiled.",
        "He smiled. | “We agree,” he said.",
        "He smiled. | (They agreed.)",
        "“We agree. | We sign.” | He smiled.",
      })
  void quotesAndBracketsStayWithTheirSentence(String example) {
    assertSplit(example);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "“Will you sign?” he asked.",
        "\"Stop!\" she said.",
        "“Did he say ‘Never!’?” she asked.",
      })
  void anEndMarkInQuotesEndsNoSentenceBeforeALowerCaseWord(String example) {
    assertSplit(example);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "He waited... and left.",
        "He waited … and left.",
        "He waited. . . and left.",
        "He waited . . . and left.",
        "He waited... | Then he left.",
        "He waited… | Then he left.",
        "Really?! | Then he left.",
      })
  void anEllipsisEndsASentenceUnlessALowerCaseWordFollows(String example) {
    assertSplit(example);
  }

  @Test
  void aBlankLineEndsASentenceWithoutAnEndMark() {
    assertThat(split("Water talks begin\n\nministers meet"))
        .containsExactly("Water talks begin", "ministers meet");
  }

  @Test
  void aBlankLineWithWindowsLineEndsAndBlanksEndsASentence() {
    assertThat(split("Water talks begin\r\n \t\r\nMinisters meet"))
        .containsExactly("Water talks begin", "Ministers meet");
  }

  @Test
  void aSingleLineBreakEndsNoSentence() {
    assertThat(split("The ministers of water\nand energy met in\nAstana. They\nagreed."))
        .containsExactly("The ministers of water\nand energy met in\nAstana.", "They\nagreed.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"• ", "- ", "* ", "– ", "1. ", "2) "})
  void anItemOfAListBeginsASentence(String bullet) {
    assertThat(split("They want\n" + bullet + "clean water\n" + bullet + "cheap power"))
        .containsExactly("They want", bullet + "clean water", bullet + "cheap power");
  }

  @Test
  void theNumberOfAListItemIsNoSentence() {
    assertThat(split("1. Open the sluice.\n2. Close it."))
        .containsExactly("1. Open the sluice.", "2. Close it.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ASTANA – | The talks began.",
        "ASTANA — | The talks began.",
        "ASTANA - | The talks began.",
        "BISHKEK, Kyrgyzstan -- | The talks began.",
        "NAIROBI, March 3 (Agency) – | The talks began.",
        "UNITED NATIONS (AP) — | The talks began.",
        "NEW YORK/GENEVA, Jan. 3 - | The talks began.",
        "LA PAZ, Bolivia – | The talks began.",
        "ST. PETERSBURG, Russia – | The talks began.",
        "N'DJAMENA – | The talks began.",
        "NUR-SULTAN – | The talks began.",
        "BOGOTÁ – | The talks began.",
        "АСТАНА – | Переговоры начались.",
        "ASTANA – | “We agree,” he said.",
        "ASTANA – | 12 people left.",
        "ASTANA - | A freighter sank.",
        "PORT\u00a0VILA – | A freighter sank.",
      })
  void aDatelineIsASentenceOfItsOwn(String example) {
    assertSplit(example);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NATO – the alliance – met in Brussels.",
        "NATO chief – Jens Lee – met them.",
        "A UN official – Kofi Lee – said so.",
        "COVID-19 – The disease – spread.",
        "Kazakhstan – The largest – agreed.",
        "U.S. – Kazakhstan talks began.",
        "ASTANA–ALMATY trains are late.",
        "WHO said so.",
      })
  void capitalsAtTheBeginningAreNotAlwaysADateline(String example) {
    assertSplit(example);
  }

  @Test
  void aDashFarBehindCapitalsMakesNoDateline() {
    assertSplit("UNESCO, " + "which is based in Paris, ".repeat(4) + "agreed – The rest did not.");
  }

  @Test
  void everyParagraphMayHaveADateline() {
    assertThat(split("ASTANA – They met.\n\nALMATY – They left."))
        .containsExactly("ASTANA –", "They met.", "ALMATY –", "They left.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "水很重要。|他们同意。",
        "他说：「走。」|他们同意。",
        "真的吗？|是的！|好。",
        "هل وافقوا؟ | نعم وافقوا.",
        "पानी कम है। | वे मिले।",
      })
  void theEndMarksOfOtherScriptsEndSentences(String example) {
    assertSplit(example);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "\t\u00a0\r\n"})
  void aBlankTextHasNoSentence(String text) {
    assertThat(split(text)).isEmpty();
  }

  @Test
  void aSecondTextForgetsTheFirst() {
    var sentences = new Sentences();
    sentences.split("One. Two. Three.");
    sentences.split("Four.");

    assertThat(sentences.count()).isEqualTo(1);
  }

  @Test
  void aTextWithMoreSentencesThanTheFirstBufferIsSplitWhole() {
    assertThat(split("Water fell. ".repeat(500))).hasSize(500).containsOnly("Water fell.");
  }

  @Property
  void sentencesStandInOrderWithoutOverlapAndWithoutBlanksAround(@ForAll("texts") String text) {
    var sentences = new Sentences();
    sentences.split(text);

    int last = 0;
    for (int s = 0; s < sentences.count(); s++) {
      assertThat(sentences.start(s)).isGreaterThanOrEqualTo(last);
      assertThat(sentences.end(s)).isGreaterThan(sentences.start(s));
      assertThat(Tokens.isBlank(text.charAt(sentences.start(s)))).isFalse();
      assertThat(Tokens.isBlank(text.charAt(sentences.end(s) - 1))).isFalse();
      last = sentences.end(s);
    }
    assertThat(last).isLessThanOrEqualTo(text.length());
  }

  @Property
  void sentencesCoverAllCharactersThatAreNotBlank(@ForAll("texts") String text) {
    assertThat(TokensTest.withoutBlanks(String.join("", split(text))))
        .isEqualTo(TokensTest.withoutBlanks(text));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(RandomTexts.texts(), RandomTexts.anything());
  }

  private static void assertSplit(String example) {
    List<String> expected = Arrays.stream(example.split("\\|", -1)).map(String::strip).toList();
    assertThat(split(example.replaceAll("\\| ?", ""))).isEqualTo(expected);
  }

  private static List<String> split(String text) {
    var sentences = new Sentences();
    sentences.split(text);
    var found = new ArrayList<String>();
    for (int s = 0; s < sentences.count(); s++) {
      found.add(text.substring(sentences.start(s), sentences.end(s)));
    }
    return found;
  }
}
