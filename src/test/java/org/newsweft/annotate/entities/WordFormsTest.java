package org.newsweft.annotate.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordFormsTest {
  @ParameterizedTest
  @CsvSource({
    "Türkiye, Turkiye",
    "İstanbul, Istanbul",
    "Łódź, Łodz",
    "Brønnøysund, Brønnøysund",
    "Astana, Astana",
    "東京, 東京"
  })
  void accentsAreTakenFromLettersThatDecompose(String word, String plain) {
    assertThat(WordForms.withoutAccents(word)).isEqualTo(plain);
  }

  @Test
  void aWordOfAccentsAloneKeepsThem() {
    assertThat(WordForms.withoutAccents("\u0301\u0302")).isEqualTo("\u0301\u0302");
  }

  @ParameterizedTest
  @CsvSource({
    "Kazakhstan, Xxxxx",
    "McDonald, XxXxxxx",
    "U.S., X.X.",
    "'1,000', 'd,ddd'",
    "AAAAAAAaaaaaa1, XXXXxxxxd",
    "東京, xx",
    "😀, 😀",
    "A1b2C3d4E5f6, XdxdXdxdXd"
  })
  void theShapeKeepsFourOfARunAndTenInAll(String word, String shape) {
    assertThat(WordForms.shape(word)).isEqualTo(shape);
  }

  @Property
  void smallLettersAreThoseOfJavaButForTheSigma(@ForAll("words") String word) {
    String others = word.replace("Σ", "");
    assertThat(WordForms.lowerCase(others)).isEqualTo(others.toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @CsvSource({"ΟΔΥΣΣΕΥΣ, οδυσσευς", "Σ, σ", "ΣΑΣ, σας", "Α1Σ, α1σ", "ΑΣ1, ας1", "Α.Σ., α.ς."})
  void theSigmaAtTheEndIsThatOfPython(String word, String lower) {
    assertThat(WordForms.lowerCase(word)).isEqualTo(lower);
  }

  @Property
  void accentsGoAsInTheDecompositionOfTheWholeWord(@ForAll("words") String word) {
    String plain = Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
    assertThat(WordForms.withoutAccents(word)).isEqualTo(plain.isEmpty() ? word : plain);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of(
            "A", "b", "Σ", "σ", "İ", "é", "Ǆ", "\u0301", "\u0323", "1", "한", "𝔄", "𐐀")
        .list()
        .ofMaxSize(6)
        .map(letters -> String.join("", letters));
  }

  @Test
  void aMillionMarksOnOneLetterTakeNoLongerThanAnyOtherWord() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> WordForms.withoutAccents("e" + "\u0301\u0323".repeat(500_000)));
  }

  @Test
  void aMillionSigmasTakeNoLongerThanAnyOtherWord() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> WordForms.lowerCase("Σ".repeat(1_000_000)));
  }

  @Test
  void endsAreCountedInCodePoints() {
    assertThat(WordForms.first("𝔄𝔅𝔆𝔇", 3)).isEqualTo("𝔄𝔅𝔆");
    assertThat(WordForms.last("𝔄𝔅𝔆𝔇", 3)).isEqualTo("𝔅𝔆𝔇");
    assertThat(WordForms.last("a", 4)).isEqualTo("a");
  }
}
