package org.newsweft.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsweft.RandomTexts;
import org.newsweft.annotate.entities.Entity;
import org.newsweft.items.ItemKind;
import org.newsweft.items.LinkRule;
import org.newsweft.text.Sentences;

class ArticleAnnotatorTest {
  private static final Lexicon LEXICON = Lexicon.of(Catalogues.example());

  private final ArticleAnnotator annotator =
      new ArticleAnnotator(LEXICON, EnumSet.allOf(ItemKind.class), true);

  @Test
  void aMentionOfTheLexiconSaysAllThereIsToSay() {
    assertThat(annotator.annotate("Astana, Kazakhstan").mentions())
        .containsExactly(
            new Mention(
                "place:astana-kz",
                0,
                0,
                6,
                "Astana",
                "LOC",
                "lexicon",
                1f,
                null,
                LinkRule.CATALOGUE),
            new Mention(
                "country:KAZ",
                0,
                8,
                18,
                "Kazakhstan",
                "LOC",
                "lexicon",
                1f,
                "KAZ",
                LinkRule.CATALOGUE));
  }

  @Test
  void everyMentionBearsTheNumberOfItsSentence() {
    assertThat(annotator.annotate("Nothing. Mexico agreed. Water is rare.").mentions())
        .extracting(Mention::sentence)
        .containsExactly(1, 2);
  }

  @Test
  void theNumberOfSentencesCountsThoseWithoutAMention() {
    assertThat(annotator.annotate("Nothing. Mexico agreed. Nothing.").sentences()).isEqualTo(3);
  }

  @Test
  void aTextWithoutAWordHasNoSentencesAndNoMentions() {
    assertThat(annotator.annotate(" \n ")).isEqualTo(new ArticleAnnotator.Annotated(0, List.of()));
  }

  @Test
  void theDatelineIsInASentenceOfItsOwn() {
    assertThat(annotator.annotate("ASTANA – Mexico agreed.").mentions())
        .extracting(Mention::itemId, Mention::sentence)
        .containsExactly(tuple("place:astana-kz", 0), tuple("country:MEX", 1));
  }

  @Test
  void aNameDoesNotReachOverTheEndOfASentence() {
    assertThat(annotator.annotate("They saw Washington. Post offices closed.").mentions())
        .extracting(Mention::itemId)
        .containsExactly("place:washington-us");
  }

  @Test
  void offsetsCountCodePoints() {
    assertThat(annotator.annotate("😀👩‍🚀 Mexico").mentions())
        .extracting(Mention::start, Mention::end)
        .containsExactly(tuple(5, 11));
  }

  @Test
  void onlyTheKindsAskedForAreKept() {
    var topicsOnly = new ArticleAnnotator(LEXICON, Set.of(ItemKind.TOPIC), true);

    assertThat(topicsOnly.annotate("Water in Mexico").mentions())
        .extracting(Mention::itemId)
        .containsExactly("topic:water");
  }

  @Test
  void aNameOfAKindThatIsNotKeptStillKeepsShorterOnesOut() {
    var placesOnly = new ArticleAnnotator(LEXICON, Set.of(ItemKind.PLACE), true);

    assertThat(placesOnly.annotate("The Washington Post").mentions()).isEmpty();
  }

  // ---- with a recogniser ----

  @ParameterizedTest
  @CsvSource({
    "PER, person:murat-lee, PER",
    "ORG, org:murat-lee, ORG",
    "LOC, place:murat-lee, LOC",
    "MISC, other:murat-lee, MISC"
  })
  void anEntityMentionsTheItemOfItsKindAndName(String label, String id, String ourLabel) {
    assertThat(annotate("Murat Lee spoke.", new Entity(0, 9, label, 0.95f)))
        .containsExactly(
            new Mention(id, 0, 0, 9, "Murat Lee", ourLabel, "model", 0.95f, null, LinkRule.NAME));
  }

  @Test
  void theLexiconsNameWinsOverTheModelsGuessOfTheSameSpan() {
    assertThat(annotate("Kazakhstan agreed.", new Entity(0, 10, "PER", 0.9f)))
        .containsExactly(
            new Mention(
                "country:KAZ",
                0,
                0,
                10,
                "Kazakhstan",
                "LOC",
                "lexicon",
                1f,
                "KAZ",
                LinkRule.CATALOGUE));
  }

  @Test
  void theLongerSpanOfTheModelWinsOverTheLexicon() {
    assertThat(annotate("Bank of Kazakhstan agreed.", new Entity(0, 18, "ORG", 0.9f)))
        .extracting(Mention::itemId)
        .containsExactly("org:bank-of-kazakhstan");
  }

  @Test
  void theLongerNameOfTheLexiconWinsOverTheModel() {
    assertThat(annotate("UN Security Council met.", new Entity(0, 11, "ORG", 0.9f)))
        .extracting(Mention::itemId)
        .containsExactly("org:unsc");
  }

  @Test
  void articlesAndPossessiveEndingsAreNoPartOfAnEntity() {
    assertThat(annotate("The Aral Fund's plan", new Entity(0, 15, "ORG", 0.9f)))
        .containsExactly(
            new Mention(
                "org:aral-fund", 0, 4, 13, "Aral Fund", "ORG", "model", 0.9f, null, LinkRule.NAME));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"the 's, 0, 6", "– x, 0, 1", "😀 x, 0, 2"})
  void anEntityWithoutALetterOrDigitIsLeftOut(String text, int start, int end) {
    assertThat(annotate(text, new Entity(start, end, "ORG", 0.9f))).isEmpty();
  }

  @Test
  void entitiesMayComeInAnyOrder() {
    assertThat(
            annotate(
                "Murat Lee met Ana Ruiz.",
                new Entity(14, 22, "PER", 0.9f),
                new Entity(0, 9, "PER", 0.9f)))
        .extracting(Mention::itemId)
        .containsExactly("person:murat-lee", "person:ana-ruiz");
  }

  @Test
  void lineBreaksInsideAnEntityMakeNoDifferenceToItsItem() {
    assertThat(annotate("Murat\nLee spoke.", new Entity(0, 9, "PER", 0.9f)))
        .extracting(Mention::itemId)
        .containsExactly("person:murat-lee");
  }

  // ---- for any text ----

  @Property
  void theSliceOfTheTextByCodePointsIsTheSurface(@ForAll("annotated") Annotated article) {
    int[] codePoints = article.text().codePoints().toArray();

    assertThat(article.mentions())
        .allSatisfy(
            m ->
                assertThat(new String(codePoints, m.start(), m.end() - m.start()))
                    .isEqualTo(m.surface()));
  }

  @Property
  void everyMentionLiesInTheSentenceThatItNames(@ForAll("fromLexicon") Annotated article) {
    String text = article.text();
    var sentences = new Sentences();
    sentences.split(text);

    assertThat(article.mentions())
        .allSatisfy(
            m -> {
              int start = text.offsetByCodePoints(0, m.start());
              assertThat(start).isGreaterThanOrEqualTo(sentences.start(m.sentence()));
              assertThat(start + m.surface().length())
                  .isLessThanOrEqualTo(sentences.end(m.sentence()));
            });
  }

  @Property
  void mentionsStandInOrderWithoutOverlap(@ForAll("annotated") Annotated article) {
    List<Mention> mentions = article.mentions();

    for (int i = 1; i < mentions.size(); i++) {
      assertThat(mentions.get(i).start()).isGreaterThanOrEqualTo(mentions.get(i - 1).end());
      assertThat(mentions.get(i).sentence()).isGreaterThanOrEqualTo(mentions.get(i - 1).sentence());
    }
  }

  record Annotated(String text, List<Mention> mentions) {}

  @Provide
  Arbitrary<Annotated> annotated() {
    Arbitrary<List<Entity>> entities =
        Combinators.combine(
                Arbitraries.integers().between(0, 60), Arbitraries.integers().between(1, 12))
            .as((start, length) -> new Entity(start, start + length, "PER", 0.5f))
            .list()
            .ofMaxSize(4);
    return Combinators.combine(texts(), entities)
        .as(
            (text, found) ->
                new Annotated(
                    text,
                    new ArticleAnnotator(LEXICON, EnumSet.allOf(ItemKind.class), true)
                        .annotate(
                            text, found.stream().filter(e -> isBetweenCharacters(text, e)).toList())
                        .mentions()));
  }

  @Provide
  Arbitrary<Annotated> fromLexicon() {
    return texts()
        .map(
            text ->
                new Annotated(
                    text,
                    new ArticleAnnotator(LEXICON, EnumSet.allOf(ItemKind.class), true)
                        .annotate(text)
                        .mentions()));
  }

  /** Names among pieces of every kind, so that most texts have mentions. */
  private static Arbitrary<String> texts() {
    return Combinators.combine(
            RandomTexts.texts(),
            Arbitraries.of(
                " Kazakhstan's ", " Co\u0302te d’Ivoire\u00a0", "\tU.S. ", " Астана. ", " water "),
            RandomTexts.texts())
        .as((before, name, after) -> before + name + after);
  }

  /** Whether an entity lies in the text and cuts no character in two, as a recogniser's do. */
  private static boolean isBetweenCharacters(String text, Entity entity) {
    return entity.end() <= text.length()
        && !Character.isLowSurrogate(text.charAt(entity.start()))
        && !Character.isHighSurrogate(text.charAt(entity.end() - 1));
  }

  private List<Mention> annotate(String text, Entity... entities) {
    return annotator.annotate(text, List.of(entities)).mentions();
  }
}
