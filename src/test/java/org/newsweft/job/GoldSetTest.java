package org.newsweft.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsweft.TestSpark;
import org.newsweft.config.JobFile;
import org.newsweft.evaluate.ConllFile;
import org.newsweft.evaluate.EntityEvaluation;
import org.newsweft.evaluate.EntityReport;
import org.newsweft.evaluate.GoldLabels;
import org.newsweft.text.Sentences;
import org.newsweft.text.Tokens;

/** The shipped models on the articles that are marked by hand, {@code data/gold}. */
final class GoldSetTest {
  private static final Path GOLD = Path.of("data", "gold", "entities.conll");
  private static final Path FIGURES = Path.of("data", "gold", "figures.json");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** How far F1 may fall below the committed figure. */
  private static final double TOLERANCE = 0.01;

  /** How much F1 capitals may cost. */
  private static final double LOSS_BY_CAPITALS = 0.05;

  private static final Map<String, EntityReport> REPORTS = new HashMap<>();

  @TempDir private Path folder;

  private static EntityReport evaluate(Path file, String model, boolean raw) {
    assumeTrue(
        GoldSetTest.class.getResource("/org/newsweft/models/" + model + "/model.onnx") != null,
        "The model " + model + " is not shipped yet; nothing to measure");
    var job =
        JobFile.load(
            Optional.empty(),
            List.of(
                new JobFile.Setting("annotate.model", List.of(model), "test"),
                new JobFile.Setting("input.paths", List.of(file.toString()), "test")));
    return new Evaluation(job, TestSpark::session)
        .ofNames(file, raw, Map.of(), new EntityEvaluation(Duration.ZERO, 30));
  }

  /** The report on the articles as they are; each model reads them once. */
  private static EntityReport onTokens(String model) {
    return REPORTS.computeIfAbsent(model, name -> evaluate(GOLD, name, false));
  }

  private static double committed(String model) throws IOException {
    JsonNode figure = MAPPER.readTree(FIGURES.toFile()).path(model);
    assertThat(figure.isNumber()).as("%s has a figure of %s", FIGURES, model).isTrue();
    return figure.asDouble();
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "fast"})
  void namesAreFoundAsWellAsTheCommittedFigureSays(String model) throws IOException {
    EntityReport report = onTokens(model);
    assertThat(report.micro().f1())
        .as("F1 of %s on %s: %s", model, GOLD, report.labels())
        .isGreaterThanOrEqualTo(committed(model) - TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "fast"})
  void theRawTextOfTheArticlesGivesWhatTheirTokensGive(String model) {
    assertThat(evaluate(GOLD, model, true).micro()).isEqualTo(onTokens(model).micro());
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "fast"})
  void capitalsCostLittle(String model) throws IOException {
    var lines = new ArrayList<String>();
    for (String line : Files.readAllLines(GOLD)) {
      String[] columns = line.split("\t", -1);
      if (columns.length == 3 && !columns[0].startsWith("-DOCSTART-")) {
        columns[0] = columns[0].toUpperCase(Locale.ROOT);
      }
      lines.add(String.join("\t", columns));
    }
    Path capitals = Files.write(folder.resolve("capitals.conll"), lines);
    double loss = onTokens(model).micro().f1() - evaluate(capitals, model, false).micro().f1();
    assertThat(loss)
        .as("F1 that %s loses by capitals", model)
        .isLessThanOrEqualTo(LOSS_BY_CAPITALS);
  }

  private static List<ConllFile.Document> gold() {
    return ConllFile.read(GOLD, new GoldLabels(Map.of()));
  }

  @Test
  void sixtyArticlesAreMarkedWithNamesOfAllKinds() {
    assertThat(gold()).hasSize(60).extracting(ConllFile.Document::id).doesNotHaveDuplicates();
    var spans = new HashMap<String, Integer>();
    for (ConllFile.Document document : gold()) {
      for (ConllFile.Sentence sentence : document.sentences()) {
        sentence.spans().forEach(span -> spans.merge(span.label(), 1, Integer::sum));
      }
    }
    assertThat(spans).isEqualTo(Map.of("PER", 205, "ORG", 279, "LOC", 623, "MISC", 189));
  }

  @Test
  void theTokensMakeTheTextsOfTheSampleCorpusAndAreThoseOfTheAnnotator() throws IOException {
    var texts = new HashMap<String, String>();
    for (String line : Files.readAllLines(Path.of("data", "sample", "articles.jsonl"))) {
      if (!line.endsWith("}")) {
        continue; // the sample corpus holds records that are cut off
      }
      JsonNode article = MAPPER.readTree(line);
      texts.put(
          article.path("id").asText(),
          Normalizer.normalize(article.path("text").asText(), Normalizer.Form.NFC).strip());
    }
    var sentences = new Sentences();
    var tokens = new Tokens();
    for (ConllFile.Document document : gold()) {
      String text = texts.get(document.id());
      var joined = new StringBuilder();
      sentences.split(text);
      assertThat(document.sentences()).as(document.id()).hasSize(sentences.count());
      for (int s = 0; s < sentences.count(); s++) {
        ConllFile.Sentence sentence = document.sentences().get(s);
        tokens.tokenize(text, sentences.start(s), sentences.end(s));
        var words = new ArrayList<String>();
        for (int t = 0; t < tokens.count(); t++) {
          words.add(text.substring(tokens.start(t), tokens.end(t)));
        }
        assertThat(sentence.words()).as(document.id()).isEqualTo(words);
        for (int t = 0; t < words.size(); t++) {
          joined.append(words.get(t)).append(sentence.gaps().get(t));
        }
      }
      assertThat(joined.toString()).as(document.id()).isEqualTo(text);
    }
  }

  @Test
  void noSpanHoldsAnArticleATitleOrAPossessive() {
    for (ConllFile.Document document : gold()) {
      for (ConllFile.Sentence sentence : document.sentences()) {
        sentence
            .spans()
            .forEach(
                span -> {
                  List<String> words = sentence.words().subList(span.start(), span.end());
                  assertThat(words.get(0)).isNotIn("the", "The", "a", "an", "Dr", "Col", "Rep");
                  assertThat(words.get(words.size() - 1)).isNotIn("'s", "’s", "'", "’", ".");
                });
      }
    }
  }
}
