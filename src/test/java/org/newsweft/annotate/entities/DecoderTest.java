package org.newsweft.annotate.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecoderTest {
  private static final Labels LABELS = new Labels(List.of("O", "B-PER", "I-PER", "B-ORG", "I-ORG"));

  /** Scores are small whole numbers: ties are common, and float sums exact. */
  @Property(tries = 400)
  void thePathIsTheBestOfAllThatAreAllowed(@ForAll("scores") List<List<Integer>> scores) {
    String[] words = new String[scores.size()];
    Arrays.fill(words, "X");

    assertThat(sum(decode(words, scores), scores)).isEqualTo(best(scores));
  }

  @Property(tries = 200)
  void noNameBeginsWithItsInside(@ForAll("scores") List<List<Integer>> scores) {
    String[] words = new String[scores.size()];
    Arrays.fill(words, "X");
    int[] path = decode(words, scores);

    for (int t = 0; t < path.length; t++) {
      if (LABELS.isInside(path[t])) {
        assertThat(t).isPositive();
        assertThat(LABELS.kind(path[t - 1])).isEqualTo(LABELS.kind(path[t]));
      }
    }
  }

  @Provide
  Arbitrary<List<List<Integer>>> scores() {
    return Arbitraries.integers()
        .between(-3, 3)
        .list()
        .ofSize(LABELS.count())
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  private static int best(List<List<Integer>> scores) {
    int best = Integer.MIN_VALUE;
    int paths = (int) Math.pow(LABELS.count(), scores.size());
    for (int number = 0; number < paths; number++) {
      int[] path = new int[scores.size()];
      int rest = number;
      for (int t = 0; t < path.length; t++) {
        path[t] = rest % LABELS.count();
        rest /= LABELS.count();
      }
      best = Math.max(best, sum(path, scores));
    }
    return best;
  }

  private static int sum(int[] path, List<List<Integer>> scores) {
    int sum = LABELS.isInside(path[0]) ? -10_000 : 0;
    for (int t = 0; t < path.length; t++) {
      sum += scores.get(t).get(path[t]);
      if (t > 0 && LABELS.isInside(path[t]) && !goesOn(path[t - 1], path[t])) {
        sum -= 10_000;
      }
    }
    return sum;
  }

  private static boolean goesOn(int before, int label) {
    return before != 0 && LABELS.kind(before).equals(LABELS.kind(label));
  }

  @ParameterizedTest
  @CsvSource({
    "Anbar province, B-PER I-PER, B-PER O",
    "Anbar province court, B-PER I-PER I-PER, B-PER O O",
    "Jong - un, B-PER I-PER I-PER, B-PER I-PER I-PER",
    "Kim Jong - un, B-PER I-PER I-PER I-PER, B-PER I-PER I-PER I-PER",
    "Bank of Asia, B-ORG I-ORG I-ORG, B-ORG I-ORG I-ORG",
    "Bank iPhone, B-ORG I-ORG, B-ORG I-ORG",
    "Route 66, B-ORG I-ORG, B-ORG I-ORG",
    "Gulf al2, B-ORG I-ORG, B-ORG I-ORG",
    "the court, B-ORG I-ORG, O O",
    "court, B-ORG, O",
    "'# 1', B-ORG I-ORG, B-ORG I-ORG",
    "東京 都, B-ORG I-ORG, B-ORG I-ORG",
    "the court Bank, B-ORG I-ORG B-ORG, O O B-ORG"
  })
  void smallWordsBehindANameAndNamesAllInSmallLettersGo(
      String words, String given, String expected) {
    String[] tokens = words.split(" ", -1);
    var scores = new ArrayList<List<Integer>>();
    for (String label : given.split(" ", -1)) {
      var row = new ArrayList<>(Collections.nCopies(LABELS.count(), 0));
      row.set(List.of("O", "B-PER", "I-PER", "B-ORG", "I-ORG").indexOf(label), 9);
      scores.add(row);
    }

    assertThat(Arrays.stream(decode(tokens, scores)).mapToObj(LABELS::name))
        .containsExactly(expected.split(" ", -1));
  }

  private static int[] decode(String[] words, List<List<Integer>> scores) {
    float[] flat = new float[scores.size() * LABELS.count()];
    for (int t = 0; t < scores.size(); t++) {
      for (int j = 0; j < LABELS.count(); j++) {
        flat[t * LABELS.count() + j] = scores.get(t).get(j);
      }
    }
    int[] path = new int[scores.size()];
    new Decoder(LABELS).decode(words, 0, words.length, flat, path);
    return path;
  }
}
