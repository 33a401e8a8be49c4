package org.newsweft.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconMatcherTest {
  private final LexiconMatcher matcher = new LexiconMatcher(Lexicon.of(Catalogues.example()));

  @ParameterizedTest
  @ValueSource(strings = {"Kazakhstan", "KAZAKHSTAN", "Qazaqstan", "Kazakh", "Kazakhs"})
  void aNameMatchesAsWrittenAndInCapitals(String name) {
    assertThat(found("Talks in " + name + " ended.")).containsExactly("country:KAZ '" + name + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kazakhstan", "kazakh", "washington", "who", "un", "Un"})
  void aNameDoesNotMatchWithFewerCapitalsThanWritten(String name) {
    assertThat(found("Talks in " + name + " ended.")).isEmpty();
  }

  @Test
  void aNameMatchesWholeWordsOnly() {
    assertThat(found("Kazakhstanis met UNICEF and a Mexicola.")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"US", "U.S.", "U.S", "USA", "United States", "UNITED STATES"})
  void everySpellingOfTheUnitedStatesMatches(String name) {
    assertThat(found("The " + name + " agreed."))
        .singleElement()
        .asString()
        .startsWith("country:USA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"us", "Us", "u.s."})
  void thePronounIsNotTheUnitedStates(String word) {
    assertThat(found("They told " + word + " nothing.")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TELL US WHO DID IT", "WHO LEADS US NOW"})
  void anAcronymThatIsAWordTooDoesNotCountInASentenceOfCapitals(String headline) {
    assertThat(found(headline)).isEmpty();
  }

  @Test
  void anyOtherAcronymCountsInASentenceOfCapitals() {
    assertThat(found("UN WARNS US OF WATER SHORTAGE"))
        .containsExactly("org:united-nations 'UN'", "topic:water 'WATER SHORTAGE'");
  }

  @Test
  void pointedInitialsCountInASentenceOfCapitals() {
    assertThat(found("U.S. WARNS UN"))
        .containsExactly("country:USA 'U.S.'", "org:united-nations 'UN'");
  }

  @Test
  void anAcronymThatStandsAloneCounts() {
    assertThat(found("WHO")).containsExactly("org:who 'WHO'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Kazakhstan's", "Kazakhstan’s", "KAZAKHSTAN'S"})
  void thePossessiveEndingIsNoPartOfTheMention(String possessive) {
    String name = possessive.substring(0, 10);

    assertThat(found(possessive + " rivers")).containsExactly("country:KAZ '" + name + "'");
  }

  @Test
  void thePossessiveOfPointedInitialsMatches() {
    assertThat(found("the U.S.'s rivers")).containsExactly("country:USA 'U.S.'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "counter-terrorism",
        "counter terrorism",
        "Counter-Terrorism",
        "counter–terrorism",
        "counter‑terrorism"
      })
  void hyphensDashesAndBlanksAreAlike(String phrase) {
    assertThat(found("Talks on " + phrase + " began."))
        .containsExactly("topic:security '" + phrase + "'");
  }

  @Test
  void namesJoinedByAHyphenAreBothFound() {
    assertThat(found("the Kazakhstan-Mexico talks, a US-led plan"))
        .containsExactly("country:KAZ 'Kazakhstan'", "country:MEX 'Mexico'", "country:USA 'US'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Côte d'Ivoire", "Cote d'Ivoire", "Co\u0302te d’Ivoire", "CÔTE D'IVOIRE"})
  void accentsAndApostrophesMakeNoDifference(String name) {
    assertThat(found("Talks in " + name + " ended.")).containsExactly("country:CIV '" + name + "'");
  }

  @Test
  void andIsWrittenEitherWay() {
    assertThat(found("Procter and Gamble is Procter & Gamble"))
        .containsExactly("org:procter 'Procter and Gamble'", "org:procter 'Procter & Gamble'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Kazakhstan\nand", "Kazakhstan\u00a0and", "“Kazakhstan” and"})
  void lineBreaksNoBreakSpacesAndQuotesDivideWords(String text) {
    assertThat(found(text)).containsExactly("country:KAZ 'Kazakhstan'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"United States", "United\nStates", "United\u00a0States", "United\tStates"})
  void theWordsOfANameMayHaveAnyBlankBetweenThem(String name) {
    assertThat(found("the " + name)).containsExactly("country:USA '" + name + "'");
  }

  @Test
  void aNameInAnotherScriptMatches() {
    assertThat(found("Город Астана")).containsExactly("place:astana-kz 'Астана'");
  }

  @ParameterizedTest
  @CsvSource({
    "UN Security Council, org:unsc",
    "Washington Post, org:washington-post",
    "Guinea-Bissau, country:GNB",
    "water shortage, topic:water"
  })
  void theLongestMatchWins(String name, String id) {
    assertThat(found("The " + name + " was there.")).containsExactly(id + " '" + name + "'");
  }

  @Test
  void wordsThatOnlyBeginALongerNameAreMatchedByTheShorterOne() {
    assertThat(found("The UN Security staff left Guinea-Conakry."))
        .containsExactly(
            "org:united-nations 'UN'", "topic:security 'Security'", "country:GIN 'Guinea'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"New Mexico", "NEW MEXICO", "Gulf of Mexico", "hot water", "hot waters"})
  void aBlockingPhraseKeepsTheShorterNameOut(String phrase) {
    assertThat(found("It happened in " + phrase + ".")).isEmpty();
  }

  @Test
  void aBlockingPhraseBlocksOnlyWhereItStands() {
    assertThat(found("Mexico is not New Mexico.")).containsExactly("country:MEX 'Mexico'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"water", "Water", "WATER", "waters", "water shortages", "Water Shortages"})
  void aTopicMatchesInAnyCapitalsAndInThePlural(String phrase) {
    assertThat(found("The " + phrase + " grew")).containsExactly("topic:water '" + phrase + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"smuggle", "smuggles", "smuggled", "Smuggling"})
  void aVerbMatchesInAllItsForms(String verb) {
    assertThat(found("They " + verb + " it")).containsExactly("topic:crime '" + verb + "'");
  }

  @Test
  void aNameHasNoPlural() {
    assertThat(found("two Washingtons")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a gas pipeline", "the pipelines carry gases", "crude oil in a pipeline"})
  void aPhraseThatNeedsCompanyCountsBesideIt(String text) {
    assertThat(found(text)).anyMatch(finding -> finding.startsWith("topic:energy 'pipeline"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a talent pipeline", "a crude pipeline", "pipeline"})
  void aPhraseThatNeedsCompanyDoesNotCountWithoutIt(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void companyOutsideTheSentenceDoesNotCount() {
    String text = "They sell gas. A pipeline of talent.";

    assertThat(found(text, 15, text.length())).isEmpty();
  }

  @Test
  void aPluralThatIsAPhraseOfItsOwnMeansWhatItsOwnLineSays() {
    var arms =
        new LexiconMatcher(
            Lexicon.of(
                Catalogues.of(
                    List.of(),
                    List.of(
                        Catalogues.topic("body", "arm", "", ""),
                        Catalogues.topic("weapons", "arms", "", "")))));

    assertThat(arms.match("arms", 0, 4))
        .extracting(finding -> finding.item().id())
        .containsExactly("topic:weapons");
  }

  @Test
  void theEntryWithMoreCapitalsIsTriedFirst() {
    var polish =
        new LexiconMatcher(
            Lexicon.of(
                Catalogues.of(
                    List.of(Catalogues.name("country:POL", "country", "Poland", "", "Polish", "")),
                    List.of(Catalogues.topic("wax", "polish", "", "")))));

    assertThat(polish.match("Polish polish", 0, 13))
        .extracting(finding -> finding.item().id())
        .containsExactly("country:POL", "topic:wax");
  }

  @Test
  void onlyTheStretchAskedForIsRead() {
    assertThat(found("Kazakhstan, Mexico, Washington", 12, 18))
        .containsExactly("country:MEX 'Mexico'");
  }

  @Test
  void aStretchWithoutWordsHasNoMatches() {
    assertThat(found(" … ")).isEmpty();
  }

  private List<String> found(String text) {
    return found(text, 0, text.length());
  }

  private List<String> found(String text, int from, int to) {
    return matcher.match(text, from, to).stream()
        .map(f -> f.item().id() + " '" + text.substring(f.start(), f.end()) + "'")
        .toList();
  }
}
