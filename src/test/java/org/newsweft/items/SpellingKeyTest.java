package org.newsweft.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsweft.items.SpellingKey.Capitals.ALL;
import static org.newsweft.items.SpellingKey.Capitals.ANY;
import static org.newsweft.items.SpellingKey.Capitals.FIRST;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.items.SpellingKey.Word;

class SpellingKeyTest {
  @Test
  void aWordInLowerCaseDemandsNoCapitals() {
    assertThat(SpellingKey.words("water")).containsExactly(new Word("water", ANY));
  }

  @ParameterizedTest
  @CsvSource({"Kazakhstan, kazakhstan", "Élysée, elysee", "X, x", "McDonald, mcdonald"})
  void aWordThatBeginsWithACapitalDemandsOne(String spelling, String folded) {
    assertThat(SpellingKey.words(spelling)).containsExactly(new Word(folded, FIRST));
  }

  @ParameterizedTest
  @CsvSource({"WHO, who", "G20, g20", "U.S., u.s."})
  void aWordInCapitalsDemandsThemAll(String spelling, String folded) {
    assertThat(SpellingKey.words(spelling)).containsExactly(new Word(folded, ALL));
  }

  @Test
  void theWordsOfASpellingDemandTheirCapitalsEachForItself() {
    assertThat(SpellingKey.words("UN Office on drugs"))
        .containsExactly(
            new Word("un", ALL),
            new Word("office", FIRST),
            new Word("on", ANY),
            new Word("drugs", ANY));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "counter-terrorism, counter terrorism",
        "Guinea–Bissau, Guinea-Bissau",
        "Côte d’Ivoire, Cote d'Ivoire",
        "Johnson & Johnson, Johnson and Johnson",
        "U.S, U.S.",
        "St. Lucia, St Lucia",
        "Iran’s Guard, Iran's Guard"
      })
  void spellingsThatDifferInSignsOnlyAreOne(String one, String other) {
    assertThat(SpellingKey.of(one)).isEqualTo(SpellingKey.of(other)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"US, us", "U.S., US", "Polish, polish", "no one, noone"})
  void spellingsThatDifferInCapitalsPointsOrBlanksAreTwo(String one, String other) {
    assertThat(SpellingKey.of(one)).isNotEqualTo(SpellingKey.of(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "😀", "…"})
  void aSpellingWithoutALetterOrDigitHasNoKey(String spelling) {
    assertThat(SpellingKey.of(spelling)).isEmpty();
  }
}
