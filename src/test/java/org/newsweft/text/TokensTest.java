package org.newsweft.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.RandomTexts;

class TokensTest {
  @ParameterizedTest
  @ValueSource(strings = {"water", "Астана", "水利", "naïve", "nai\u0308ve", "G20", "हिन्दी", "𝒜𝒷"})
  void aRunOfLettersDigitsAndCombiningMarksIsOneToken(String word) {
    assertThat(tokens(word)).containsExactly(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"U.S.", "U.N", "U.S.A.", "e.g.", "a.m.", "É.U."})
  void initialsStayTogether(String initials) {
    assertThat(tokens(initials)).containsExactly(initials);
  }

  @Test
  void initialsEndWhereAWordFollowsWithoutABlank() {
    assertThat(tokens("U.S.Army")).containsExactly("U.S.", "Army");
  }

  @Test
  void aSingleInitialDoesNotKeepItsPoint() {
    assertThat(tokens("J. Smith")).containsExactly("J", ".", "Smith");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.5", "1,000", "1,234,567.89", "3.5m"})
  void numbersKeepTheirInnerPointOrComma(String number) {
    assertThat(tokens(number)).containsExactly(number);
  }

  @Test
  void aNumberDoesNotKeepThePointBehindIt() {
    assertThat(tokens("in 2021.")).containsExactly("in", "2021", ".");
  }

  @Test
  void aWordDoesNotKeepAPointBeforeADigit() {
    assertThat(tokens("a1.5")).containsExactly("a1", ".", "5");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"Iran's, Iran, 's", "Iran’s, Iran, ’s", "IRAN'S, IRAN, 'S", "U.S.'s, U.S., 's"})
  void thePossessiveEndingIsATokenOfItsOwn(String text, String word, String ending) {
    assertThat(tokens(text)).containsExactly(word, ending);
  }

  @Test
  void anApostropheBeforeALongerWordIsASign() {
    assertThat(tokens("d'sol")).containsExactly("d", "'", "sol");
  }

  @Test
  void anApostropheBehindABlankIsASign() {
    assertThat(tokens("the 's'")).containsExactly("the", "'", "s", "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "–", "&", ",", "“", "😀", "$", "\u200b"})
  void anyOtherCharacterIsATokenOfItsOwn(String sign) {
    assertThat(tokens("a" + sign + "b")).containsExactly("a", sign, "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t", "\n", "\u00a0", "\u2009", "\u202f", "\u3000"})
  void blanksOfAnyKindDivideTokensAndAreNone(String blank) {
    assertThat(tokens("a" + blank + "b")).containsExactly("a", "b");
  }

  @Test
  void onlyTheStretchAskedForIsRead() {
    var tokens = new Tokens();
    tokens.tokenize("one two three", 4, 7);

    assertThat(found("one two three", tokens)).containsExactly("two");
  }

  @Test
  void aSecondTextForgetsTheFirst() {
    var tokens = new Tokens();
    tokens.tokenize("one two three", 0, 13);
    tokens.tokenize("four", 0, 4);

    assertThat(found("four", tokens)).containsExactly("four");
  }

  @Test
  void aTextWithMoreTokensThanTheFirstBufferIsReadWhole() {
    assertThat(tokens("a ".repeat(1000))).hasSize(1000).containsOnly("a");
  }

  @Property
  void tokensStandInOrderWithoutOverlap(@ForAll("texts") String text) {
    var tokens = new Tokens();
    tokens.tokenize(text, 0, text.length());

    int last = 0;
    for (int t = 0; t < tokens.count(); t++) {
      assertThat(tokens.start(t)).isGreaterThanOrEqualTo(last);
      assertThat(tokens.end(t)).isGreaterThan(tokens.start(t)).isLessThanOrEqualTo(text.length());
      last = tokens.end(t);
    }
  }

  @Property
  void tokensCoverExactlyTheCharactersThatAreNotBlank(@ForAll("texts") String text) {
    assertThat(String.join("", tokens(text))).isEqualTo(withoutBlanks(text));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(RandomTexts.texts(), RandomTexts.anything());
  }

  private static List<String> tokens(String text) {
    var tokens = new Tokens();
    tokens.tokenize(text, 0, text.length());
    return found(text, tokens);
  }

  private static List<String> found(String text, Tokens tokens) {
    var found = new ArrayList<String>();
    for (int t = 0; t < tokens.count(); t++) {
      found.add(text.substring(tokens.start(t), tokens.end(t)));
    }
    return found;
  }

  static String withoutBlanks(String text) {
    var kept = new StringBuilder();
    text.codePoints().filter(c -> !Tokens.isBlank(c)).forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
