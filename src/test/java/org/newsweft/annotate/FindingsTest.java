package org.newsweft.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.newsweft.items.LinkRule;

class FindingsTest {
  @Test
  void theLongerOfTwoThatOverlapStays() {
    Finding shorter = lexicon(0, 4);
    Finding longer = model(2, 9);

    assertThat(Findings.withoutOverlaps(List.of(shorter, longer))).containsExactly(longer);
  }

  @Test
  void ofTwoOfOneLengthTheLexiconsStays() {
    Finding guess = model(0, 4);
    Finding name = lexicon(2, 6);

    assertThat(Findings.withoutOverlaps(List.of(guess, name))).containsExactly(name);
  }

  @Test
  void ofTwoOfOneLengthAndOriginTheFirstStays() {
    Finding first = lexicon(0, 4);
    Finding second = lexicon(2, 6);

    assertThat(Findings.withoutOverlaps(List.of(first, second))).containsExactly(first);
  }

  @Test
  void whatTouchesWithoutOverlapStays() {
    Finding first = lexicon(0, 4);
    Finding second = lexicon(4, 6);

    assertThat(Findings.withoutOverlaps(List.of(first, second))).containsExactly(first, second);
  }

  @Test
  void whatOnlyOverlapsSomethingLeftOutStays() {
    Finding first = lexicon(0, 3);
    Finding middle = lexicon(2, 6);
    Finding longest = lexicon(5, 12);

    assertThat(Findings.withoutOverlaps(List.of(first, middle, longest)))
        .containsExactly(first, longest);
  }

  @Property
  void theResultHasNoOverlapsAndStandsInOrder(@ForAll("findings") List<Finding> findings) {
    List<Finding> kept = Findings.withoutOverlaps(findings);

    for (int i = 1; i < kept.size(); i++) {
      assertThat(kept.get(i).start()).isGreaterThanOrEqualTo(kept.get(i - 1).end());
    }
  }

  @Property
  void everyFindingLeftOutOverlapsAKeptOneThatIsAtLeastAsLong(
      @ForAll("findings") List<Finding> findings) {
    List<Finding> kept = Findings.withoutOverlaps(findings);

    assertThat(findings)
        .allMatch(f -> kept.stream().anyMatch(k -> k.overlaps(f) && k.length() >= f.length()));
  }

  @Property
  void theResultIsThatOfTakingTheBestThatIsStillFreeAgainAndAgain(
      @ForAll("findings") List<Finding> findings) {
    assertThat(Findings.withoutOverlaps(findings)).isEqualTo(bruteForce(findings));
  }

  private static List<Finding> bruteForce(List<Finding> findings) {
    var open = new ArrayList<>(findings);
    var kept = new ArrayList<Finding>();
    while (!open.isEmpty()) {
      Finding best = open.get(0);
      for (Finding f : open) {
        boolean sameLength = f.length() == best.length();
        boolean lexiconWins =
            f.annotator().equals(Mention.LEXICON) && best.annotator().equals(Mention.MODEL);
        boolean modelLoses =
            f.annotator().equals(Mention.MODEL) && best.annotator().equals(Mention.LEXICON);
        if (f.length() > best.length()
            || (sameLength && lexiconWins)
            || (sameLength && !modelLoses && f.start() < best.start())) {
          best = f;
        }
      }
      Finding taken = best; // which overlaps itself
      kept.add(taken);
      open.removeIf(taken::overlaps);
    }
    kept.sort(Comparator.comparingInt(Finding::start));
    return kept;
  }

  @Provide
  Arbitrary<List<Finding>> findings() {
    Arbitrary<Finding> finding =
        Combinators.combine(
                Arbitraries.integers().between(0, 30),
                Arbitraries.integers().between(1, 8),
                Arbitraries.of(Mention.LEXICON, Mention.MODEL))
            .as(
                (start, length, by) ->
                    new Finding(start, start + length, null, by, 1f, LinkRule.NAME, null));
    return finding
        .list()
        .ofMaxSize(12)
        .map(
            list ->
                list.stream()
                    .sorted(Comparator.comparingInt(Finding::start).thenComparing(Finding::end))
                    .toList());
  }

  private static Finding lexicon(int start, int end) {
    return Finding.ofLexicon(start, end, null);
  }

  private static Finding model(int start, int end) {
    return Finding.ofModel(start, end, null, 0.5f, "ORG");
  }
}
