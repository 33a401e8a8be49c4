package org.newsweft.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsweft.RandomTexts;

class FoldingTest {
  @ParameterizedTest
  @CsvSource({"Water, water", "WHO, who", "АСТАНА, астана", "İstanbul, istanbul"})
  void foldingTakesCapitalsAway(String word, String folded) {
    assertThat(Folding.fold(word)).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({
    "Réunion, reunion",
    "Re\u0301union, reunion",
    "São Tomé, sao tome",
    "Ålesund, alesund"
  })
  void foldingTakesAccentsAway(String word, String folded) {
    assertThat(Folding.fold(word)).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({
    "Tromsø, tromso",
    "Łódź, lodz",
    "Baħar, bahar",
    "Đà Nẵng, da nang",
    "Guðrun, gudrun",
    "Iğdır, igdir",
    "Straße, strasse",
    "Ærø, aero",
    "Œuvre, oeuvre",
    "Þór, thor",
    "Əliyev, aliyev"
  })
  void lettersThatCarryTheirDifferenceInsideBecomePlain(String word, String folded) {
    assertThat(Folding.fold(word)).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({"한국, 한국", "水利, 水利"})
  void scriptsWithoutCapitalsAndAccentsStayAsTheyAre(String word, String folded) {
    assertThat(Folding.fold(word)).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Kassym-Jomart Tokayev, kassym-jomart-tokayev",
        "Côte d’Ivoire, cote-divoire",
        "U.S. Senate, us-senate",
        "  Aral   Sea  , aral-sea",
        "Ban & Co., ban-co",
        "Smith 😀 Lee, smith-lee",
        "Астана, астана",
        "\"Lee, Jun\", lee-jun"
      })
  void aSlugJoinsTheFoldedWordsByHyphens(String name, String slug) {
    assertThat(Folding.slug(name)).isEqualTo(slug);
  }

  @ParameterizedTest
  @CsvSource({"😀", "'...'", "–", "👩‍🚀"})
  void aNameWithoutALetterOrDigitHasAnEmptySlug(String name) {
    assertThat(Folding.slug(name)).isEmpty();
  }

  @Property
  void foldingAFoldedWordChangesNothing(@ForAll("texts") String text) {
    String folded = Folding.fold(text);

    assertThat(Folding.fold(folded)).isEqualTo(folded);
  }

  @Property
  void theTwoUnicodeFormsOfAWordFoldAlike(@ForAll("texts") String text) {
    assertThat(Folding.fold(Normalizer.normalize(text, Normalizer.Form.NFD)))
        .isEqualTo(Folding.fold(Normalizer.normalize(text, Normalizer.Form.NFC)));
  }

  @Property
  void aSlugHoldsWordsAndSingleHyphensBetweenThemOnly(@ForAll("texts") String text) {
    assertThat(Folding.slug(text)).matches("|[\\p{L}\\p{N}\\p{M}]+(-[\\p{L}\\p{N}\\p{M}]+)*");
  }

  @Provide
  Arbitrary<String> texts() {
    return RandomTexts.texts();
  }
}
