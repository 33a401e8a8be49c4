package org.newsweft.evaluate;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares, article by article, the set of items found with the set that is marked. */
public final class SetScore {
  /**
   * Means over articles, each article counting the same.
   *
   * @param precision mean of the articles' precisions, 0 to 1
   * @param recall mean of their recalls
   * @param f1 mean of their F1, which is not the F1 of the two means
   * @param support number of articles
   */
  public record Macro(double precision, double recall, double f1, long support) {}

  private Score micro = new Score(0, 0, 0);
  private long articles;
  private double precisions;
  private double recalls;
  private double f1s;
  private final Map<Mistake, Long> mistakes = new HashMap<>();

  /** Adds an article. One in which nothing is marked and nothing found is wholly right. */
  public void add(Set<String> marked, Set<String> found) {
    var right = new TreeSet<>(marked);
    right.retainAll(found);
    var score = new Score(right.size(), found.size(), marked.size());
    micro = micro.plus(score);
    articles++;
    boolean nothing = marked.isEmpty() && found.isEmpty();
    precisions += nothing ? 1 : score.precision();
    recalls += nothing ? 1 : score.recall();
    f1s += nothing ? 1 : score.f1();
    for (String item : marked) {
      if (!found.contains(item)) {
        mistakes.merge(new Mistake(Mistake.Kind.MISSED, item, ""), 1L, Long::sum);
      }
    }
    for (String item : found) {
      if (!marked.contains(item)) {
        mistakes.merge(new Mistake(Mistake.Kind.SPURIOUS, "", item), 1L, Long::sum);
      }
    }
  }

  /** The score over all pairs of an article and an item. */
  public Score micro() {
    return micro;
  }

  /** The means over the articles; 0 without any. */
  public Macro macro() {
    double n = Math.max(1, articles);
    return new Macro(precisions / n, recalls / n, f1s / n, articles);
  }

  /** The most frequent mistakes. */
  public java.util.List<Mistake.Counted> mistakes(int limit) {
    return Mistake.mostFrequent(mistakes, limit);
  }
}
