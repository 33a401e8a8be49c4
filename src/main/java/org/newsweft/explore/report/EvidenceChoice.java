package org.newsweft.explore.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Chooses the articles that a report shows as evidence.
 *
 * <p>Each pair and each triple asks for its newest articles, up to a number of them. An article is
 * worth as much as the strongest subject that asks for it; if there is no room for all, the
 * articles of the strongest subjects stay. Pairs and triples rank side by side, by their places in
 * the two lists. Memory: a counter a subject and an id an article asked for.
 */
final class EvidenceChoice {
  private record Candidate(String article, int rank, int age) {}

  private final Map<List<Integer>, Integer> ranks = new HashMap<>();
  private final int[] asked;
  private final int articlesPerSubject;
  private final IntPredicate isTopic;
  private final boolean withTriples;
  private final List<Candidate> candidates = new ArrayList<>();

  /**
   * @param pairs by numbers of their items, the strongest first
   * @param triples two entities and a topic, likewise
   * @param isTopic whether the item of a number is a topic
   */
  EvidenceChoice(
      List<List<Integer>> pairs,
      List<List<Integer>> triples,
      int articlesPerSubject,
      IntPredicate isTopic) {
    this.articlesPerSubject = articlesPerSubject;
    this.isTopic = isTopic;
    this.withTriples = !triples.isEmpty();
    for (List<List<Integer>> subjects : List.of(pairs, triples)) {
      for (int rank = 0; rank < subjects.size(); rank++) {
        ranks.put(subjects.get(rank).stream().sorted().toList(), rank);
      }
    }
    this.asked = new int[2 * Math.max(pairs.size(), triples.size())];
  }

  /**
   * Offers an article; the newest come first.
   *
   * @param items numbers of the items that it mentions, each once
   */
  void offer(String article, List<Integer> items) {
    int[] sorted = items.stream().mapToInt(Integer::intValue).sorted().toArray();
    int best = Integer.MAX_VALUE;
    for (int i = 0; i < sorted.length; i++) {
      for (int j = i + 1; j < sorted.length; j++) {
        best = Math.min(best, ask(List.of(sorted[i], sorted[j])));
      }
    }
    if (withTriples) {
      best = Math.min(best, bestTriple(sorted));
    }
    if (best < Integer.MAX_VALUE) {
      candidates.add(new Candidate(article, best, candidates.size()));
    }
  }

  private int bestTriple(int[] items) {
    int[] topics = Arrays.stream(items).filter(isTopic).toArray();
    int[] entities = Arrays.stream(items).filter(isTopic.negate()).toArray();
    int best = Integer.MAX_VALUE;
    for (int topic : topics) {
      for (int i = 0; i < entities.length; i++) {
        for (int j = i + 1; j < entities.length; j++) {
          int[] triple = {entities[i], entities[j], topic};
          Arrays.sort(triple);
          best = Math.min(best, ask(List.of(triple[0], triple[1], triple[2])));
        }
      }
    }
    return best;
  }

  /** The rank of a subject that wants one more article; the greatest number if it does not. */
  private int ask(List<Integer> subject) {
    Integer rank = ranks.get(subject);
    if (rank == null) {
      return Integer.MAX_VALUE;
    }
    int counter = 2 * rank + (subject.size() - 2);
    return asked[counter]++ < articlesPerSubject ? rank : Integer.MAX_VALUE;
  }

  /** Ids of the articles that were asked for: of the strongest subjects first, then the newest. */
  List<String> inOrder() {
    return candidates.stream()
        .sorted(Comparator.comparingInt(Candidate::rank).thenComparingInt(Candidate::age))
        .map(Candidate::article)
        .toList();
  }
}
