package org.newsweft.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.newsweft.stories.CopyTest.Evidence;

final class CopyTestTest {
  /** Two texts of which no phrase was ever used before. */
  private static boolean areCopies(String a, String b) {
    WordSequence first = WordSequence.of(a);
    WordSequence second = WordSequence.of(b);
    long[] ofFirst = Fingerprints.of(first);
    long[] ofSecond = Fingerprints.of(second);
    int level = Fingerprints.level(Math.max(ofFirst.length, ofSecond.length));
    long[] sampleA = Fingerprints.sample(ofFirst, level);
    long[] sampleB = Fingerprints.sample(ofSecond, level);
    int common =
        (int) Arrays.stream(sampleA).filter(f -> Arrays.binarySearch(sampleB, f) >= 0).count();
    var evidence =
        new Evidence(
            Math.min(ofFirst.length, ofSecond.length),
            Math.max(ofFirst.length, ofSecond.length),
            common,
            Math.min(sampleA.length, sampleB.length));
    return CopyTest.differentWords(evidence, first, second).isPresent();
  }

  private static final String TOLL =
      "The number of people killed by the landslide near the village of Tarvala in the north of the"
          + " country rises to 66, with search and rescue still going on, officials said.";

  @Test
  void aShortTextWithAnotherNumberIsAnotherEvent() {
    assertThat(areCopies(TOLL, TOLL.replace("66", "71"))).isFalse();
  }

  @Test
  void aShortTextWithAnotherPlaceIsAnotherEvent() {
    assertThat(areCopies(TOLL, TOLL.replace("Tarvala", "Morenda"))).isFalse();
  }

  @Test
  void aShortTextWithAnotherWordIsACopy() {
    assertThat(areCopies(TOLL, TOLL.replace("killed", "buried"))).isTrue();
  }

  @Test
  void aPartOfATextIsACopyOfTheWhole() {
    String text = InventedTexts.text(5, 600);
    assertThat(areCopies(text, text.substring(0, text.length() / 3))).isTrue();
  }

  @Test
  void aTextThatIsQuotedInAMuchLongerOneIsNoCopyOfIt() {
    String text = InventedTexts.text(5, 200);
    assertThat(areCopies(text, text + "\n\n" + InventedTexts.text(6, 1500))).isFalse();
  }

  @Test
  void twoTextsOfOneOutletAreNoCopies() {
    assertThat(areCopies(InventedTexts.text(5, 300), InventedTexts.text(6, 300))).isFalse();
  }

  @Test
  void aFewWordsAreNeverACopy() {
    assertThat(areCopies("Rain stops play in Tarvala", "Rain stops play in Tarvala")).isFalse();
  }

  @Test
  void setPhrasesAloneMakeNoCopy() {
    WordSequence text = WordSequence.of(InventedTexts.text(5, 300));
    assertThat(CopyTest.differentWords(new Evidence(280, 280, 2, 2), text, text)).isEmpty();
  }
}
