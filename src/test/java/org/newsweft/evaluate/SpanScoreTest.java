package org.newsweft.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpanScoreTest {
  private static final List<String> WORDS = List.of("w0", "w1", "w2", "w3", "w4", "w5", "w6", "w7");

  private static Span span(int start, int end, String label) {
    return new Span(start, end, label);
  }

  private static String surface(Span span) {
    return String.join(" ", WORDS.subList(span.start(), span.end()));
  }

  private static SpanScore score(List<String> labels, List<Span> gold, List<Span> found) {
    var score = new SpanScore(labels);
    score.add(gold, found, SpanScoreTest::surface);
    return score;
  }

  @Test
  void precisionRecallAndF1AreThoseCountedByHand() {
    // Of 3 people marked 2 are found, with 2 that are none; of 1 place none.
    var score =
        score(
            List.of("PER", "LOC"),
            List.of(span(0, 1, "PER"), span(1, 3, "PER"), span(4, 5, "PER"), span(6, 7, "LOC")),
            List.of(span(0, 1, "PER"), span(1, 3, "PER"), span(3, 4, "PER"), span(6, 7, "PER")));
    Score people = score.labels().get("PER");
    assertThat(people).isEqualTo(new Score(2, 4, 3));
    assertThat(people.precision()).isEqualTo(0.5);
    assertThat(people.recall()).isCloseTo(0.6667, within(1e-4));
    assertThat(people.f1()).isCloseTo(0.5714, within(1e-4));
    assertThat(score.labels().get("LOC")).isEqualTo(new Score(0, 0, 1));
    assertThat(score.micro()).isEqualTo(new Score(2, 4, 4));
    assertThat(score.labels().keySet()).containsExactly("PER", "LOC");
  }

  @Test
  void withoutAnythingAllScoresAreZero() {
    Score micro = score(List.of("PER"), List.of(), List.of()).micro();
    assertThat(List.of(micro.precision(), micro.recall(), micro.f1())).containsOnly(0.0);
  }

  @Test
  void labelsThatTheFileDoesNotUseAreNotScored() {
    var score =
        score(
            List.of("PER"),
            List.of(span(0, 1, "PER")),
            List.of(span(0, 1, "MISC"), span(2, 3, "LOC")));
    assertThat(score.micro()).isEqualTo(new Score(0, 0, 1));
    assertThat(score.mistakes(9)).containsExactly(counted(Mistake.Kind.MISSED, "PER w0", "", 1));
  }

  private static Mistake.Counted counted(Mistake.Kind kind, String gold, String found, long n) {
    return new Mistake.Counted(new Mistake(kind, gold, found), n);
  }

  @Test
  void mistakesAreToldApart() {
    var score =
        score(
            SpanScore.LABELS,
            List.of(span(0, 1, "PER"), span(1, 2, "LOC"), span(2, 4, "ORG")),
            List.of(span(1, 2, "ORG"), span(2, 3, "ORG"), span(3, 4, "LOC"), span(5, 6, "MISC")));
    assertThat(score.mistakes(9))
        .containsExactly(
            counted(Mistake.Kind.MISSED, "PER w0", "", 1),
            counted(Mistake.Kind.SPURIOUS, "", "MISC w5", 1),
            counted(Mistake.Kind.WRONG_LABEL, "LOC w1", "ORG w1", 1),
            counted(Mistake.Kind.WRONG_BORDERS, "ORG w2 w3", "LOC w3", 1),
            counted(Mistake.Kind.WRONG_BORDERS, "ORG w2 w3", "ORG w2", 1));
  }

  @Test
  void theMostFrequentMistakesComeFirst() {
    var score = new SpanScore(SpanScore.LABELS);
    for (int i = 0; i < 3; i++) {
      score.add(List.of(span(4, 5, "PER")), List.of(), SpanScoreTest::surface);
    }
    score.add(List.of(span(0, 1, "LOC")), List.of(), SpanScoreTest::surface);
    assertThat(score.mistakes(1)).containsExactly(counted(Mistake.Kind.MISSED, "PER w4", "", 3));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "the United Nations| United Nations",
        "The the Hague| Hague",
        "An Nahar 's| Nahar",
        "Iran 's| Iran",
        "IRAN 'S| IRAN",
        "Iran ’s| Iran",
        "United States '| United States",
        "Iran '| Iran '",
        "the| the",
        "Theatre| Theatre",
        "'s| 's"
      })
  void articlesAndPossessivesAreStripped(String words, String left) {
    List<String> tokens = List.of(words.split(" ", -1));
    Span ofTokens = span(0, tokens.size(), "LOC").ofTokensTrimmed(tokens::get);
    assertThat(String.join(" ", tokens.subList(ofTokens.start(), ofTokens.end()))).isEqualTo(left);

    String text = words.replaceAll(" (?=['’])", "");
    Span ofText = span(0, text.length(), "LOC").ofCharactersTrimmed(text);
    assertThat(text.substring(ofText.start(), ofText.end()))
        .isEqualTo(left.replaceAll(" (?=['’])", ""));
  }

  @Property(tries = 500)
  void scoresAndMistakesEqualTheBruteForce(
      @ForAll("sentences") List<Span> gold, @ForAll("sentences") List<Span> found) {
    var score = score(SpanScore.LABELS, gold, found);
    for (String label : SpanScore.LABELS) {
      long right = 0;
      long mine = 0;
      long support = 0;
      for (int from = 0; from < 8; from++) {
        for (int to = from + 1; to <= 8; to++) {
          boolean isGold = gold.contains(span(from, to, label));
          boolean isFound = found.contains(span(from, to, label));
          right += isGold && isFound ? 1 : 0;
          support += isGold ? 1 : 0;
          mine += isFound ? 1 : 0;
        }
      }
      assertThat(score.labels().get(label)).isEqualTo(new Score(right, mine, support));
    }
    Score micro = score.micro();
    long mistakes = score.mistakes(999).stream().mapToLong(Mistake.Counted::count).sum();
    // Every span missed and every span too many is told of, alone or with another.
    long wrong = micro.support() + micro.found() - 2 * micro.right();
    assertThat(mistakes).isBetween((wrong + 1) / 2, wrong);
    assertThat(micro.right() == micro.support() && micro.right() == micro.found())
        .isEqualTo(mistakes == 0);
  }

  /** Spans without overlaps on eight words. */
  @Provide
  Arbitrary<List<Span>> sentences() {
    Arbitrary<int[]> piece =
        Combinators.combine(
                Arbitraries.integers().between(0, 2),
                Arbitraries.integers().between(1, 3),
                Arbitraries.integers().between(0, 3))
            .as((gap, length, label) -> new int[] {gap, length, label});
    return piece
        .list()
        .ofMaxSize(4)
        .map(
            pieces -> {
              var spans = new ArrayList<Span>();
              int at = 0;
              for (int[] p : pieces) {
                int start = at + p[0];
                int end = start + p[1];
                if (end > 8) {
                  break;
                }
                spans.add(span(start, end, SpanScore.LABELS.get(p[2])));
                at = end;
              }
              return spans;
            });
  }
}
