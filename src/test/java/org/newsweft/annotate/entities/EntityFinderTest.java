package org.newsweft.annotate.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.RandomTexts;

class EntityFinderTest {
  private static final EntityFinder PIECES = TinyModels.finder(TinyModels.PIECES);
  private static final EntityFinder WORDS = TinyModels.finder(TinyModels.WORDS);

  @ParameterizedTest
  @ValueSource(strings = {TinyModels.PIECES, TinyModels.WORDS})
  void namesAreFoundWithTheirPlaces(String model) {
    assertThat(shown(model, "we met Ana Ruiz and UNESCO in the town. then Ana left."))
        .containsExactly("PER Ana Ruiz", "ORG UNESCO", "PER Ana");
  }

  @ParameterizedTest
  @ValueSource(strings = {TinyModels.PIECES, TinyModels.WORDS})
  void articlesBeforeNamesAndPossessivesBehindThemAreLeftOut(String model) {
    assertThat(shown(model, "The Ana Ruiz spoke. A man. we saw Ana’s son."))
        .containsExactly("PER Ana Ruiz", "PER Ana");
  }

  @Test
  void offsetsCountUnitsBehindCharactersBeyondTheBmp() {
    String text = "😀 “👩‍🚀” so Ana came";
    Entity ana = WORDS.find(text).get(0);

    assertThat(text.substring(ana.start(), ana.end())).isEqualTo("Ana");
  }

  @ParameterizedTest
  @ValueSource(strings = {TinyModels.PIECES, TinyModels.WORDS})
  void aNameEndsWithItsSentence(String model) {
    assertThat(shown(model, "we met Ana\n\nRuiz came.")).containsExactly("PER Ana", "PER Ruiz");
  }

  @Test
  void theConfidenceIsBetweenZeroAndOne() {
    assertThat(WORDS.find("we met Ana Ruiz"))
        .allSatisfy(e -> assertThat(e.confidence()).isPositive().isLessThan(1f));
  }

  @ParameterizedTest
  @ValueSource(strings = {TinyModels.PIECES, TinyModels.WORDS})
  void aSentenceIsReadAlikeWhateverItsNeighbours(String model) {
    EntityFinder finder = TinyModels.finder(model);
    String sentence = "Ana met UNESCO in Riga, and Ruiz did too.";
    List<Entity> alone = finder.find(sentence);

    for (String before : List.of("", "Omar! ", "NATO left. ".repeat(300))) {
      for (String after : List.of("", " Omar and NATO went. Sara!")) {
        assertThat(
                between(before.length(), sentence.length(), finder.find(before + sentence + after)))
            .isEqualTo(alone);
      }
    }
  }

  /** The entities in a part of a text, as if that were the whole. */
  private static List<Entity> between(int start, int length, List<Entity> entities) {
    return entities.stream()
        .filter(e -> e.start() >= start && e.end() <= start + length)
        .map(e -> new Entity(e.start() - start, e.end() - start, e.label(), e.confidence()))
        .toList();
  }

  @Property(tries = 60)
  void whatWasReadBeforeChangesNothing(@ForAll("articles") List<String> articles) {
    for (EntityFinder used : List.of(PIECES, WORDS)) {
      EntityFinder fresh = TinyModels.finder(used == PIECES ? TinyModels.PIECES : TinyModels.WORDS);
      for (String article : articles) {
        assertThat(used.find(article)).isEqualTo(fresh.find(article));
      }
    }
  }

  @Property(tries = 200)
  void namesLieInTheTextInOrderWithoutOverlaps(@ForAll("article") String article) {
    for (EntityFinder finder : List.of(PIECES, WORDS)) {
      int at = 0;
      for (Entity entity : finder.find(article)) {
        assertThat(entity.start()).isGreaterThanOrEqualTo(at);
        assertThat(entity.end())
            .isGreaterThan(entity.start())
            .isLessThanOrEqualTo(article.length());
        at = entity.end();
      }
    }
  }

  @Provide
  Arbitrary<List<String>> articles() {
    return article().list().ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> article() {
    return RandomTexts.texts();
  }

  @Test
  void aSentenceThatFillsManyRowsIsReadToItsEnd() {
    assertThat(shown(TinyModels.PIECES, "so ".repeat(10_000) + "Ana came."))
        .containsExactly("PER Ana");
    assertThat(shown(TinyModels.WORDS, "so ".repeat(10_000) + "Ana came."))
        .containsExactly("PER Ana");
  }

  @Test
  void followingSentencesShareARowIfTheModelWasTrainedOnSuch(@TempDir Path folder)
      throws IOException {
    Path model = TinyModels.copy(TinyModels.PIECES, folder);
    Path format = model.resolve("model.json");
    Files.writeString(
        format,
        Files.readString(format).replaceFirst("\\{", "{\"wordsOfFollowingSentencesARow\": 12,"));
    EntityFinder finder = TinyModels.open(model).finder();
    String first = "we met Ana.";
    String longer = " 4" + " so".repeat(19) + ".";

    // The second sentence still fits, the third does not; a name ends with its sentence.
    List<Entity> together = finder.find(first + " Ruiz came." + longer);
    assertThat(together).extracting(Entity::start).containsExactly(7, 12);
    assertThat(together).isEqualTo(finder.find(first + " Ruiz came."));
    assertThat(together.get(0)).isNotEqualTo(finder.find(first).get(0));
    assertThat(finder.find(first + longer)).isEqualTo(finder.find(first));
  }

  @Test
  void aNameGoesOnFromOneRowToTheNext() {
    // Rows of the tiny model end behind 30 pieces.
    String text = "so ".repeat(14) + "Ana Ruiz Sara Omar Olga Ivan came.";

    assertThat(shown(TinyModels.PIECES, text)).containsExactly("PER Ana Ruiz Sara Omar Olga Ivan");
  }

  @Test
  void aWordWithMorePiecesThanARowIsReadAsUnknown() {
    assertThat(shown(TinyModels.PIECES, "see abcdefghijklmnopqrstuvwxyzabcdefghijklm and Ana"))
        .containsExactly("PER Ana");
  }

  @Test
  void whatIsBesideHugeOddWordsIsStillFound() {
    for (String odd :
        List.of(
            "a".repeat(2_000_000),
            "東".repeat(500_000),
            "Σ".repeat(500_000),
            "e" + "\u0301\u0323".repeat(200_000),
            "!?".repeat(200_000),
            "\u0000".repeat(500_000),
            "- ".repeat(300_000),
            "\uD800".repeat(100_000))) {
      for (EntityFinder finder : List.of(PIECES, WORDS)) {
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () ->
                assertThat(texts(finder, "we met Ana. " + odd + " . then we met Omar."))
                    .startsWith("Ana")
                    .endsWith("Omar"));
      }
    }
  }

  @Test
  void otherScriptsAreReadLikeAnyOther() {
    assertThat(shown(TinyModels.WORDS, "вот Мария Иванова; και ΟΗΕ. 東京都は Ana"))
        .containsExactly("PER Мария Иванова", "ORG ΟΗΕ", "PER Ana");
  }

  @Test
  void anEmptyTextHasNoNames() {
    assertThat(PIECES.find("")).isEmpty();
    assertThat(WORDS.find(" \n ")).isEmpty();
    assertThat(WORDS.tag(List.of())).isEmpty();
    assertThat(WORDS.tag(List.of(List.of()))).containsExactly(List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {TinyModels.PIECES, TinyModels.WORDS})
  void namesOnWordsThatAreCutAlreadyHaveTheirPlacesInTheirSentence(String model) {
    var longSentence = new ArrayList<>(List.of("we", "met", "the", "Ana", "Ruiz", "."));
    for (int i = 0; i < 400; i++) {
      longSentence.addAll(List.of("so", "UN", "."));
    }

    List<List<Entity>> names =
        TinyModels.finder(model)
            .tag(List.of(List.of("we", "saw", "it"), longSentence, List.of("Omar", "came")));

    assertThat(names).hasSize(3);
    assertThat(names.get(0)).isEmpty();
    assertThat(names.get(1)).hasSize(401);
    assertThat(places(names.get(1))).startsWith("3-5 PER", "7-8 ORG").endsWith("1204-1205 ORG");
    assertThat(places(names.get(2))).containsExactly("0-1 PER");
  }

  private static List<String> places(List<Entity> names) {
    return names.stream().map(e -> e.start() + "-" + e.end() + " " + e.label()).toList();
  }

  private static List<String> shown(String model, String text) {
    EntityFinder finder = model.equals(TinyModels.PIECES) ? PIECES : WORDS;
    return finder.find(text).stream()
        .map(e -> e.label() + " " + text.substring(e.start(), e.end()))
        .toList();
  }

  private static List<String> texts(EntityFinder finder, String text) {
    return finder.find(text).stream().map(e -> text.substring(e.start(), e.end())).toList();
  }
}
