package org.newsweft.annotate.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Headlines in capitals, and the names of the articles below them. Places are numbers of words. */
class CapitalSentencesTest {
  private final Map<String, Entity> known = new HashMap<>();
  private final List<Entity> found = new ArrayList<>();
  private Set<String> smallWords = Set.of();

  private void knows(String name, String label) {
    known.put(name, new Entity(100, 101, label, 0.9f));
  }

  private void finds(int start, int end, String label) {
    found.add(new Entity(start, end, label, 0.5f));
  }

  private List<String> read(String... headlines) {
    var batch = new Batch();
    var capitals = new CapitalSentences();
    int place = 0;
    for (String headline : headlines) {
      for (String word : headline.split(" ", -1)) {
        batch.add(word, place, ++place);
      }
      batch.endSentence();
      capitals.add(batch, batch.sentenceCount() - 1);
    }
    return capitals.withNamesOfTheOthers(found, known, smallWords::contains).stream()
        .map(e -> e.start() + "-" + e.end() + " " + e.label() + " " + e.confidence())
        .toList();
  }

  @Test
  void aNameOfTheArticleIsFoundInItsHeadline() {
    knows("aden", "LOC");
    assertThat(read("PORT OF ADEN REOPENS")).containsExactly("2-3 LOC 0.9");
  }

  @Test
  void namesOfTheArticleGoBeforeThoseTheyOverlap() {
    knows("world food programme", "ORG");
    knows("canada", "LOC");
    finds(0, 6, "ORG");
    finds(7, 8, "PER");
    // Neither is inside the other's whole: the first is a part of what was found, which stays.
    assertThat(read("WORLD FOOD PROGRAMME AND CANADA FEED THE ADEN"))
        .containsExactly("0-6 ORG 0.5", "7-8 PER 0.5");

    found.clear();
    finds(2, 4, "ORG");
    finds(7, 8, "PER");
    assertThat(read("WORLD FOOD PROGRAMME AND CANADA FEED THE ADEN"))
        .containsExactly("0-3 ORG 0.9", "4-5 LOC 0.9", "7-8 PER 0.5");
  }

  @Test
  void aNameThatIsPartOfALongerOneStaysPartOfIt() {
    knows("aden", "LOC");
    finds(0, 2, "ORG");
    assertThat(read("ADEN AIRWAYS FLIES TO ADEN")).containsExactly("0-2 ORG 0.5", "4-5 LOC 0.9");
  }

  @Test
  void theLongestNameIsTaken() {
    knows("aden", "LOC");
    knows("aden airways", "ORG");
    assertThat(read("ADEN AIRWAYS FLIES")).containsExactly("0-2 ORG 0.9");
  }

  @Test
  void aNameOfNothingButWordsThatTheArticleAlsoHasInSmallLettersIsNone() {
    knows("union", "ORG");
    knows("the union", "ORG");
    knows("european union", "ORG");
    smallWords = Set.of("union", "the");
    assertThat(read("UNION STRIKES", "THE UNION", "EUROPEAN UNION")).containsExactly("4-6 ORG 0.9");
  }

  @Test
  void namesOfSeveralHeadlinesStayInOrder() {
    knows("aden", "LOC");
    finds(1, 2, "PER");
    finds(3, 4, "PER");
    finds(9, 10, "PER");
    assertThat(read("ADEN ANA MET OMAR", "IN ADEN"))
        .containsExactly(
            "0-1 LOC 0.9", "1-2 PER 0.5", "3-4 PER 0.5", "5-6 LOC 0.9", "9-10 PER 0.5");
  }
}
