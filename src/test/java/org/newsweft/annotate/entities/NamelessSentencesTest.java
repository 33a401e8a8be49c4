package org.newsweft.annotate.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamelessSentencesTest {
  private static final NamelessSentences NAMELESS =
      new NamelessSentences(Set.of("the", "it", "who", "a"));

  private static boolean holdNoName(String sentence) {
    return NAMELESS.holdNoName(List.of(sentence.split(" ")), true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The rain went on .",
        "“ It rained , ” he said",
        "so I left",
        "- 12.5 % more",
        "A"
      })
  void aSentenceWithoutCapitalsBehindACommonWordHoldsNoName(String sentence) {
    assertThat(holdNoName(sentence)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The rain in Riga",
        "Rain fell .",
        "in The Hague",
        "WHO said so",
        "the iPhone sold",
        "東京 was quiet",
        "The مصر team",
        "It The"
      })
  void anyOtherCapitalAndAnyLetterWithoutCaseMayBeAName(String sentence) {
    assertThat(holdNoName(sentence)).isFalse();
  }

  @Test
  void aStretchInsideALongSentenceIsNotOpenedByACommonWord() {
    assertThat(NAMELESS.holdNoName(List.of("The", "rain"), false)).isFalse();
    assertThat(NAMELESS.holdNoName(List.of("the", "rain"), false)).isTrue();
  }

  @Test
  void withoutOpeningWordsEverySentenceIsRead() {
    assertThat(new NamelessSentences(Set.of()).holdNoName(List.of("so", "what"), true)).isFalse();
  }
}
