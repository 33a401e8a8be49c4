package org.newsweft.evaluate;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Counts exact spans: one is right if start, end and label are those of a marked one. Spans are
 * compared as they are given, so the caller trims them first.
 */
public final class SpanScore {
  /** The order in which labels are shown. */
  public static final List<String> LABELS = List.of("PER", "ORG", "LOC", "MISC");

  private final Set<String> labels;
  private final Map<String, Score> scores = new LinkedHashMap<>();
  private final Map<Mistake, Long> mistakes = new HashMap<>();

  /**
   * @param labels the labels that are scored; what is found under another is left out
   */
  public SpanScore(Collection<String> labels) {
    this.labels = new TreeSet<>(labels);
    LABELS.stream()
        .filter(this.labels::contains)
        .forEach(label -> scores.put(label, new Score(0, 0, 0)));
  }

  /**
   * Adds a sentence or a text.
   *
   * @param marked the marked spans, without overlaps
   * @param found the spans that were found; one that stands twice counts once
   * @param surface the text of a span, for the mistakes
   */
  public void add(List<Span> marked, List<Span> found, Function<Span, String> surface) {
    var gold = new TreeSet<>(SpanScore::compare);
    var mine = new TreeSet<>(SpanScore::compare);
    marked.stream().filter(span -> labels.contains(span.label())).forEach(gold::add);
    found.stream().filter(span -> labels.contains(span.label())).forEach(mine::add);
    scores.replaceAll(
        (label, score) -> {
          long right =
              gold.stream().filter(s -> s.label().equals(label) && mine.contains(s)).count();
          return score.plus(new Score(right, count(mine, label), count(gold, label)));
        });
    addMistakes(gold, mine, surface);
  }

  private static int compare(Span a, Span b) {
    int order = Integer.compare(a.start(), b.start());
    order = order != 0 ? order : Integer.compare(a.end(), b.end());
    return order != 0 ? order : a.label().compareTo(b.label());
  }

  private static long count(Set<Span> spans, String label) {
    return spans.stream().filter(span -> span.label().equals(label)).count();
  }

  /**
   * Every marked span that was not found is one mistake, told together with what was found in its
   * place; every found span that no such mistake tells of is one more.
   */
  private void addMistakes(Set<Span> gold, Set<Span> mine, Function<Span, String> surface) {
    List<Span> wrong = mine.stream().filter(span -> !gold.contains(span)).toList();
    var told = new HashSet<Span>();
    for (Span span : gold) {
      if (mine.contains(span)) {
        continue;
      }
      Span twin = first(wrong, span::hasBordersOf);
      Span neighbour = twin != null ? twin : first(wrong, span::overlaps);
      if (neighbour == null) {
        // It may be covered by two found spans of which the right one is a neighbour's.
        note(Mistake.Kind.MISSED, shown(span, surface), "");
      } else {
        told.add(neighbour);
        note(
            twin != null ? Mistake.Kind.WRONG_LABEL : Mistake.Kind.WRONG_BORDERS,
            shown(span, surface),
            shown(neighbour, surface));
      }
    }
    for (Span span : wrong) {
      if (!told.contains(span)) {
        Span neighbour = first(gold, span::overlaps);
        note(
            neighbour == null ? Mistake.Kind.SPURIOUS : Mistake.Kind.WRONG_BORDERS,
            neighbour == null ? "" : shown(neighbour, surface),
            shown(span, surface));
      }
    }
  }

  private static Span first(Collection<Span> spans, java.util.function.Predicate<Span> condition) {
    return spans.stream().filter(condition).findFirst().orElse(null);
  }

  private static String shown(Span span, Function<Span, String> surface) {
    return span.label() + " " + surface.apply(span).replaceAll("\\s+", " ");
  }

  private void note(Mistake.Kind kind, String marked, String found) {
    mistakes.merge(new Mistake(kind, marked, found), 1L, Long::sum);
  }

  /** The score of each label that is scored, in the order of {@link #LABELS}. */
  public Map<String, Score> labels() {
    return new LinkedHashMap<>(scores);
  }

  /** The score over all spans, whatever their label. */
  public Score micro() {
    return scores.values().stream().reduce(new Score(0, 0, 0), Score::plus);
  }

  /** The most frequent mistakes. */
  public List<Mistake.Counted> mistakes(int limit) {
    return Mistake.mostFrequent(mistakes, limit);
  }
}
