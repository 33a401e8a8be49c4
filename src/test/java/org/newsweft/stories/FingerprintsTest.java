package org.newsweft.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.newsweft.RandomTexts;

final class FingerprintsTest {
  private static long[] of(String text) {
    return Fingerprints.of(WordSequence.of(text));
  }

  @Example
  void capitalsAccentsAndSignsMakeNoDifference() {
    assertThat(of("The Réunion of 3,000 – “today’s” news"))
        .isEqualTo(of("the reunion of 3,000 today's NEWS"));
  }

  @Example
  void aTextOfTwoWordsHasNone() {
    assertThat(of("Two words.")).isEmpty();
  }

  @Example
  void theOrderOfTheWordsCounts() {
    assertThat(of("one two three")).isNotEqualTo(of("three two one"));
  }

  @Example
  void aPartOfATextHasItsFingerprints() {
    String text = InventedTexts.text(1, 400);
    String part = text.substring(text.indexOf("\n\n"), text.lastIndexOf("\n\n"));
    assertThat(of(text)).contains(of(part));
  }

  @Property(tries = 50)
  void aSampleIsPartOfThatOfALowerLevel(@ForAll @IntRange(max = 6) int level) {
    long[] all = of(InventedTexts.text(level, 3000));
    assertThat(Fingerprints.sample(all, level)).contains(Fingerprints.sample(all, level + 1));
    assertThat(Fingerprints.sample(all, 0)).isEqualTo(all);
  }

  @Property(tries = 50)
  void aSampleHasAboutItsSize(@ForAll @IntRange(min = 200, max = 6000) int words) {
    long[] all = of(InventedTexts.text(words, words));
    int size = Fingerprints.sample(all, Fingerprints.level(all.length)).length;
    assertThat(size).isBetween(35, Fingerprints.SAMPLE_SIZE + 45);
  }

  @Property
  void areSortedAndDifferentForAnyText(@ForAll("texts") String text) {
    long[] all = of(text);
    assertThat(all).isSorted();
    assertThat(Arrays.stream(all).distinct().count()).isEqualTo(all.length);
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<String> texts() {
    return RandomTexts.texts();
  }
}
