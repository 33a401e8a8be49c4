package org.newsweft.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EntityEvaluationTest {
  private static final EntityEvaluation AT_ONCE = new EntityEvaluation(Duration.ZERO, 30);

  @TempDir private Path folder;

  /** Takes every word with a capital for a place, an article before it included. */
  private static final class Capitals implements EntityTagger {
    final List<String> texts = new ArrayList<>();
    final List<Integer> sentences = new ArrayList<>();

    @Override
    public List<List<Span>> tag(List<List<String>> document) {
      sentences.add(document.size());
      var all = new ArrayList<List<Span>>();
      for (List<String> words : document) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
          if (Character.isUpperCase(words.get(i).charAt(0))) {
            boolean article = i > 0 && words.get(i - 1).equals("the");
            spans.add(new Span(article ? i - 1 : i, i + 1, "LOC"));
          }
        }
        all.add(spans);
      }
      return all;
    }

    @Override
    public List<Span> find(String text) {
      texts.add(text);
      var spans = new ArrayList<Span>();
      var matcher = java.util.regex.Pattern.compile("(the )?\\p{Lu}\\p{L}*('s)?").matcher(text);
      while (matcher.find()) {
        spans.add(new Span(matcher.start(), matcher.end(), "LOC"));
      }
      return spans;
    }
  }

  private List<ConllFile.Document> documents(String... lines) throws IOException {
    Path file = Files.write(folder.resolve("gold.conll"), List.of(lines));
    return ConllFile.read(file, new GoldLabels(Map.of()));
  }

  private List<ConllFile.Document> twoSentences() throws IOException {
    return documents(
        "from O",
        "the O",
        "Hague B-LOC",
        "to O",
        "Iran B-LOC",
        "'s I-LOC",
        "coast O",
        ". O",
        "",
        "Ana B-PER",
        "saw O",
        "Aden B-LOC");
  }

  @Test
  void spansOnTokensAreComparedAfterArticlesAndPossessivesAreStripped() throws IOException {
    EntityReport report = AT_ONCE.onTokens(twoSentences(), Capitals::new);
    assertThat(report.labels().get("LOC")).isEqualTo(new Score(3, 4, 3));
    assertThat(report.labels().get("PER")).isEqualTo(new Score(0, 0, 1));
    assertThat(report.micro()).isEqualTo(new Score(3, 4, 4));
    assertThat(report.mistakes())
        .containsExactly(
            new Mistake.Counted(new Mistake(Mistake.Kind.WRONG_LABEL, "PER Ana", "LOC Ana"), 1));
    assertThat(report.wordsPerCoreSecond()).isPositive();
  }

  @Test
  void spansInRawTextAreComparedByOffsets() throws IOException {
    var tagger = new Capitals();
    EntityReport report = AT_ONCE.onRawText(twoSentences(), () -> tagger);
    assertThat(tagger.texts).containsExactly("from the Hague to Iran's coast. Ana saw Aden");
    assertThat(report.micro()).isEqualTo(new Score(3, 4, 4));
  }

  @Test
  void everyReadingOfTheWarmUpAndTheMeasuredOneHaveAFreshAnnotator() throws IOException {
    var made = new ArrayList<Capitals>();
    new EntityEvaluation(Duration.ofMillis(20), 30)
        .onRawText(
            twoSentences(),
            () -> {
              made.add(new Capitals());
              return made.get(made.size() - 1);
            });
    assertThat(made).hasSizeGreaterThan(1).allMatch(tagger -> tagger.texts.size() == 1);
  }

  @Test
  void aLongDocumentIsReadInPiecesAndSeveralAreReadAsTheyAre() throws IOException {
    String[] lines = new String[90];
    for (int i = 0; i < 45; i++) {
      lines[2 * i] = "w O";
      lines[2 * i + 1] = "";
    }
    var one = documents(lines);
    assertThat(EntityEvaluation.pieces(one))
        .extracting(piece -> piece.sentences().size())
        .containsExactly(20, 20, 5);
    var two = List.of(one.get(0), one.get(0));
    assertThat(EntityEvaluation.pieces(two)).isEqualTo(two);

    var tagger = new Capitals();
    AT_ONCE.onTokens(one, () -> tagger);
    AT_ONCE.onTokens(two, () -> tagger);
    assertThat(tagger.sentences).containsExactly(20, 20, 5, 45, 45);
  }

  private static String printed(Consumer<PrintStream> print) {
    var out = new ByteArrayOutputStream();
    print.accept(new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static final EntityReport REPORT =
      new EntityReport(
          new java.util.TreeMap<>(Map.of("LOC", new Score(2, 4, 3))),
          new Score(2, 4, 3),
          List.of(
              new Mistake.Counted(new Mistake(Mistake.Kind.MISSED, "LOC Aden", ""), 12),
              new Mistake.Counted(
                  new Mistake(Mistake.Kind.WRONG_BORDERS, "LOC New York", "LOC York"), 1)),
          79_100.4);

  @Test
  void jsonIsTheObjectThatIsPromised() {
    assertThat(printed(out -> ReportFormat.JSON.print(REPORT, out)))
        .isEqualTo(
            """
            {"labels":{"LOC":{"precision":0.5,"recall":0.666667,"f1":0.571429,"support":3}},\
            "micro":{"precision":0.5,"recall":0.666667,"f1":0.571429,"support":3},\
            "words_per_core_second":79100}
            """);
  }

  @Test
  void theTableIsInPerCentAndTellsTheMistakes() {
    assertThat(printed(out -> ReportFormat.TABLE.print(REPORT, out)))
        .isEqualTo(
            """
            label                  precision    recall        F1   support
            LOC                         50.0      66.7      57.1         3
            all                         50.0      66.7      57.1         3

            79,100 words per core-second

            The most frequent mistakes (marked → found):
                12  missed         LOC Aden
                 1  wrong borders  LOC New York → LOC York
            """);
  }

  @Test
  void itemsAreComparedArticleByArticle() {
    var gold =
        new GoldItems(
            true,
            List.of(
                new GoldItems.Article("Almaty and Kenya", Set.of("country:KAZ", "country:KEN")),
                new GoldItems.Article("nothing", Set.of())));
    ItemFinder finder =
        text ->
            text.equals("nothing")
                ? Set.of("org:un")
                : Set.of("country:KAZ", "country:KEN", "country:UGA");
    ItemFinder baseline = text -> text.equals("nothing") ? Set.of() : Set.of("country:KEN");
    ItemReport report = new ItemEvaluation(Duration.ZERO, 30).run(gold, () -> finder, baseline);
    assertThat(printed(out -> ReportFormat.JSON.print(report, out)).replaceAll("\\d+}\\s*$", "n}"))
        .isEqualTo(
            """
            {"kind":"countries","articles":2,\
            "micro":{"precision":0.666667,"recall":1.0,"f1":0.8,"support":2},\
            "macro":{"precision":0.833333,"recall":1.0,"f1":0.9,"support":2},\
            "baseline":{"micro":{"precision":1.0,"recall":0.5,"f1":0.666667,"support":2},\
            "macro":{"precision":1.0,"recall":0.75,"f1":0.833333,"support":2}},\
            "words_per_core_second":n}""");
    assertThat(report.mistakes())
        .containsExactly(
            new Mistake.Counted(new Mistake(Mistake.Kind.SPURIOUS, "", "country:UGA"), 1));
    assertThat(printed(out -> ReportFormat.TABLE.print(report, out)))
        .startsWith("countries of 2 articles")
        .contains("gain of the job in micro F1: +13.3");
    assertThat(
            new ItemReport("items", 0, report.scores(), Optional.empty(), List.of(), 1).baseline())
        .isEmpty();
  }
}
