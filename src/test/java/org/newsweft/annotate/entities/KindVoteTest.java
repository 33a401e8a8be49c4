package org.newsweft.annotate.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KindVoteTest {
  private static final List<String> LABELS =
      List.of("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC");

  @Test
  void oneSurePlaceOutweighsTwoUnsureOnes() {
    var vote = new KindVote();
    vote.add("reading", new double[] {0.5, 0.4});
    vote.add("reading", new double[] {0.5, 0.4});
    vote.add("reading", new double[] {0.01, 0.98});

    assertThat(vote.winner("reading")).isEqualTo(1);
  }

  @Test
  void onePlaceThatIsQuiteSureDoesNotOutweighAllOthers() {
    var vote = new KindVote();
    vote.add("reading", new double[] {0, 1});
    for (int i = 0; i < 12; i++) {
      vote.add("reading", new double[] {0.65, 0.35});
    }

    assertThat(vote.winner("reading")).isZero();
  }

  @Test
  void ofEqualKindsTheFirstWins() {
    var vote = new KindVote();
    vote.add("reading", new double[] {0.2, 0.4, 0.4});

    assertThat(vote.winner("reading")).isEqualTo(1);
    assertThat(vote.isOpen("reading")).isFalse();
  }

  @Property(tries = 300)
  void theWinnerHasTheGreatestProductOfItsProbabilities(
      @ForAll @Size(min = 1, max = 9)
          List<@Size(value = 3) List<@DoubleRange(min = 0, max = 1) Double>> places) {
    var vote = new KindVote();
    double[] products = {1, 1, 1};
    for (List<Double> place : places) {
      double[] ofKinds = place.stream().mapToDouble(Double::doubleValue).toArray();
      vote.add("name", ofKinds);
      for (int kind = 0; kind < 3; kind++) {
        products[kind] *= ofKinds[kind] + 0.001;
      }
    }
    double best = Math.max(products[0], Math.max(products[1], products[2]));

    assertThat(products[vote.winner("name")] / best).isCloseTo(1, within(1e-9));
  }

  /** An article of one sentence; what the model says of a word stands in front of it. */
  private static List<Entity> read(String... words) {
    Map<String, float[]> said = new HashMap<>();
    said.put("o", scores(Map.of("O", 9f)));
    said.put("per", scores(Map.of("B-PER", 9f)));
    said.put("more", scores(Map.of("I-PER", 9f)));
    said.put("loc", scores(Map.of("B-LOC", 9f)));
    said.put("loc?", scores(Map.of("B-LOC", 5f, "B-PER", 4f)));
    var batch = new Batch();
    var all = new ArrayList<float[]>();
    for (String word : words) {
      int slash = word.indexOf('/');
      all.add(said.get(word.substring(0, slash)));
      batch.add(word.substring(slash + 1), all.size() - 1, all.size());
    }
    batch.endSentence();
    float[] scores = new float[words.length * LABELS.size()];
    for (int w = 0; w < words.length; w++) {
      System.arraycopy(all.get(w), 0, scores, w * LABELS.size(), LABELS.size());
    }
    var labels = new Labels(LABELS);
    var decoder = new Decoder(labels);
    int[] path = new int[words.length];
    decoder.decode(batch.words, 0, words.length, scores, path);
    var names = new ArticleNames(labels);
    for (int from = 0; from < words.length; from = decoder.endOfName(from, words.length, path)) {
      if (path[from] != 0) {
        names.add(batch, from, decoder.endOfName(from, words.length, path), scores, path, false);
      }
    }
    return names.voted(word -> false);
  }

  private static float[] scores(Map<String, Float> of) {
    float[] scores = new float[LABELS.size()];
    of.forEach((label, score) -> scores[LABELS.indexOf(label)] = score);
    return scores;
  }

  private static List<String> shown(List<Entity> names) {
    return names.stream().map(e -> e.start() + "-" + e.end() + " " + e.label()).toList();
  }

  @Test
  void aNameHasTheKindForWhichItsPlacesVoteInWhateverCase() {
    assertThat(shown(read("loc?/Paris", "o/met", "per/Paris", "o/.", "loc?/PARIS")))
        .containsExactly("0-1 PER", "2-3 PER", "4-5 PER");
  }

  @Test
  void aNameAtOnePlaceKeepsItsKind() {
    assertThat(shown(read("loc?/Paris", "o/met", "per/Omar")))
        .containsExactly("0-1 LOC", "2-3 PER");
  }

  @Test
  void theFamilyNameOfAPersonIsThatPerson() {
    assertThat(shown(read("per/Ana", "more/Paris", "o/came", "loc?/Paris", "o/left")))
        .containsExactly("0-2 PER", "3-4 PER");
  }

  @Test
  void aPersonDoesNotTurnASurePlaceThatIsNamedOftenIntoOne() {
    assertThat(shown(read("per/Ana", "more/Paris", "o/in", "loc/Paris", "o/and", "loc/Paris")))
        .containsExactly("0-2 PER", "3-4 LOC", "5-6 LOC");
  }

  @Test
  void theConfidenceIsThatOfTheKindThatWon() {
    List<Entity> names = read("per/Paris", "o/and", "loc?/Paris");
    double all = Math.exp(5) + Math.exp(4) + 5;

    assertThat(names.get(1).label()).isEqualTo("PER");
    assertThat((double) names.get(1).confidence()).isCloseTo((Math.exp(4) + 1) / all, within(1e-6));
    assertThat((double) names.get(0).confidence())
        .isCloseTo(Math.exp(9) / (Math.exp(9) + 6), within(1e-6));
  }

  @Test
  void theNextArticleBeginsANewVote() {
    var labels = new Labels(LABELS);
    var names = new ArticleNames(labels);
    var batch = new Batch();
    batch.add("Paris", 0, 5);
    batch.endSentence();
    names.add(batch, 0, 1, scores(Map.of("B-PER", 9f)), new int[] {1}, false);
    names.voted(word -> false);
    names.add(batch, 0, 1, scores(Map.of("B-LOC", 5f, "B-PER", 4f)), new int[] {5}, false);

    assertThat(names.voted(word -> false))
        .extracting(Entity::label)
        .isEqualTo(Collections.singletonList("LOC"));
  }

  @Test
  void theInitialOfAPersonIsNoArticle() {
    assertThat(shown(read("per/A", "more/.", "more/Nelson", "o/met", "per/The", "more/Omar")))
        .containsExactly("0-3 PER", "5-6 PER");
  }
}
