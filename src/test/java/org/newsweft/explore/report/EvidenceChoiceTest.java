package org.newsweft.explore.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class EvidenceChoiceTest {
  /** Items 0 and 1 are topics. */
  private static boolean isTopic(int item) {
    return item < 2;
  }

  private static EvidenceChoice choice(
      List<List<Integer>> pairs, List<List<Integer>> triples, int articlesPerSubject) {
    return new EvidenceChoice(pairs, triples, articlesPerSubject, EvidenceChoiceTest::isTopic);
  }

  @Test
  void theArticlesOfTheStrongestPairComeFirstThenTheNewest() {
    EvidenceChoice choice = choice(List.of(List.of(2, 3), List.of(4, 3)), List.of(), 10);
    choice.offer("weak and new", List.of(3, 4));
    choice.offer("strong", List.of(3, 2));
    choice.offer("neither", List.of(2, 4));
    choice.offer("strong and old", List.of(2, 3, 4));
    assertThat(choice.inOrder()).containsExactly("strong", "strong and old", "weak and new");
  }

  @Test
  void aPairAsksForItsNewestArticlesOnly() {
    EvidenceChoice choice = choice(List.of(List.of(2, 3)), List.of(), 2);
    for (String article : List.of("a", "b", "c")) {
      choice.offer(article, List.of(2, 3));
    }
    assertThat(choice.inOrder()).containsExactly("a", "b");
  }

  @Test
  void aTripleAsksForArticlesWhateverTheOrderOfItsNumbers() {
    EvidenceChoice choice = choice(List.of(), List.of(List.of(3, 2, 1), List.of(2, 5, 0)), 2);
    choice.offer("without the topic", List.of(2, 3));
    choice.offer("all", List.of(1, 2, 3));
    choice.offer("other topic", List.of(0, 2, 3));
    choice.offer("other entities", List.of(0, 5, 2));
    assertThat(choice.inOrder()).containsExactly("all", "other entities");
  }

  /** What the class does, said as plainly as can be: one subject after the other. */
  private static List<String> bruteForce(
      List<List<Integer>> pairs,
      List<List<Integer>> triples,
      int max,
      List<List<Integer>> articles) {
    Map<Integer, Integer> best = new LinkedHashMap<>();
    for (List<List<Integer>> subjects : List.of(pairs, triples)) {
      for (int rank = 0; rank < subjects.size(); rank++) {
        int asked = 0;
        for (int a = 0; a < articles.size() && asked < max; a++) {
          if (articles.get(a).containsAll(subjects.get(rank))) {
            best.merge(a, rank, Math::min);
            asked++;
          }
        }
      }
    }
    return best.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue(Comparator.naturalOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(e -> "article " + e.getKey())
        .toList();
  }

  @Property
  void theChoiceIsThatOfBruteForce(
      @ForAll("articles") List<List<Integer>> articles,
      @ForAll("pairs") List<List<Integer>> pairs,
      @ForAll("triples") List<List<Integer>> triples) {
    EvidenceChoice choice = choice(pairs, triples, 2);
    for (int a = 0; a < articles.size(); a++) {
      choice.offer("article " + a, articles.get(a));
    }
    assertThat(choice.inOrder()).isEqualTo(bruteForce(pairs, triples, 2, articles));
  }

  @Provide
  Arbitrary<List<List<Integer>>> articles() {
    return Arbitraries.integers()
        .between(0, 5)
        .set()
        .ofMaxSize(5)
        .map(s -> (List<Integer>) new ArrayList<>(s))
        .list()
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<List<Integer>>> pairs() {
    return Arbitraries.integers()
        .between(0, 5)
        .set()
        .ofSize(2)
        .map(s -> s.stream().sorted().toList())
        .list()
        .uniqueElements()
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<List<Integer>>> triples() {
    Arbitrary<List<Integer>> entities =
        Arbitraries.integers().between(2, 5).set().ofSize(2).map(s -> s.stream().sorted().toList());
    return entities
        .flatMap(e -> Arbitraries.of(0, 1).map(topic -> List.of(e.get(0), e.get(1), topic)))
        .list()
        .uniqueElements()
        .ofMaxSize(5);
  }
}
