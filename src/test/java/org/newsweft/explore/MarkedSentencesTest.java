package org.newsweft.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.newsweft.explore.MarkedSentences.Marked;
import org.newsweft.explore.MarkedSentences.Place;

final class MarkedSentencesTest {
  private static final String TEXT = "😀 Peru said so. Chile was silent. Peru and Chile met.";

  private static Place place(String word, int from, int sentence) {
    int at = TEXT.indexOf(word, from);
    int start = TEXT.codePointCount(0, at);
    return new Place(start, start + word.length(), sentence, word);
  }

  @Test
  void sentencesWithAllItemsAreShownAndNoOther() {
    List<Place> places =
        List.of(
            place("Peru", 0, 0), place("Chile", 0, 1), place("Peru", 20, 2), place("Chile", 30, 2));
    assertThat(new MarkedSentences().of(TEXT, places, 2))
        .containsExactly(new Marked(2, true, "**Peru** and **Chile** met."));
  }

  @Test
  void whereNoSentenceHasAllTheFirstOfEachItemIsShown() {
    List<Place> places = List.of(place("Peru", 0, 0), place("Chile", 0, 1));
    assertThat(new MarkedSentences().of(TEXT, places, 2))
        .containsExactly(
            new Marked(0, false, "😀 **Peru** said so."),
            new Marked(1, false, "**Chile** was silent."));
  }
}
