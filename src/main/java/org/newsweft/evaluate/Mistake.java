package org.newsweft.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One way in which what was found differs from what is marked.
 *
 * @param kind what went wrong
 * @param marked what is marked, with its label ({@code LOC Amman}); empty for {@link Kind#SPURIOUS}
 * @param found what was found, likewise; empty for {@link Kind#MISSED}
 */
public record Mistake(Kind kind, String marked, String found) {
  /** What can go wrong. */
  public enum Kind {
    /** Nothing was found where something is marked. */
    MISSED("missed"),
    /** Something was found where nothing is marked. */
    SPURIOUS("spurious"),
    /** The borders are right, the label is not. */
    WRONG_LABEL("wrong label"),
    /** What was found overlaps what is marked; the label may be wrong as well. */
    WRONG_BORDERS("wrong borders");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The name for people. */
    public String words() {
      return words;
    }
  }

  /** A mistake and how often it was made. */
  public record Counted(Mistake mistake, long count) {}

  /** The most frequent mistakes, ties in the order of kind and text. */
  static List<Counted> mostFrequent(Map<Mistake, Long> counts, int limit) {
    return counts.entrySet().stream()
        .map(entry -> new Counted(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(Counted::count)
                .reversed()
                .thenComparing(c -> c.mistake().kind())
                .thenComparing(c -> c.mistake().marked())
                .thenComparing(c -> c.mistake().found()))
        .limit(limit)
        .toList();
  }
}
