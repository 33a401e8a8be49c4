package org.newsweft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluateCommandTest {
  private static final String TINY = "src/test/resources/org/newsweft/annotate/entities/tiny-words";

  @TempDir private Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private static CommandLineRun evaluate(Path file, String... options) {
    String[] args = new String[options.length + 2];
    args[0] = "evaluate";
    args[1] = file.toString();
    System.arraycopy(options, 0, args, 2, options.length);
    return CommandLineRun.of(args);
  }

  private static JsonNode json(CommandLineRun run) throws IOException {
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(1);
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void jsonHasTheLabelsOfTheFileTheSumAndTheSpeed() throws IOException {
    Path gold = file("gold.conll", "Ana B-PER", "in O", "Aden B-LOC", ". O");
    for (String[] way : new String[][] {{}, {"--raw"}}) {
      String[] options =
          List.of("--model", TINY, "--format", "json").toArray(new String[4 + way.length]);
      System.arraycopy(way, 0, options, 4, way.length);
      JsonNode report = json(evaluate(gold, options));
      assertThat(report.fieldNames())
          .toIterable()
          .containsExactly("labels", "micro", "words_per_core_second");
      assertThat(report.get("labels").fieldNames()).toIterable().containsExactly("PER", "LOC");
      assertThat(report.get("micro").fieldNames())
          .toIterable()
          .containsExactly("precision", "recall", "f1", "support");
      assertThat(report.get("micro").get("support").asInt()).isEqualTo(2);
    }
  }

  @Test
  void theTableIsTheUsualFormat() throws IOException {
    CommandLineRun run = evaluate(file("gold.conll", "Ana B-PER", ". O"), "--model", TINY);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("label ").contains("\nall ").contains("words per core-second");
  }

  @Test
  void aLabelCanBeMappedOnTheCommandLine() throws IOException {
    Path gold = file("gold.conll", "Aurora B-SHIP", ". O");
    assertThat(evaluate(gold, "--model", TINY).err())
        .contains(":1: the label \"SHIP\" is not known");
    JsonNode report =
        json(evaluate(gold, "--model", TINY, "--map", "SHIP=MISC", "--format", "json"));
    assertThat(report.get("labels").has("MISC")).isTrue();
    CommandLineRun wrong = evaluate(gold, "--model", TINY, "--map", "SHIP=BOAT");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err())
        .isEqualTo("newsweft: --map SHIP=BOAT; it must be one of PER, ORG, LOC, MISC, ignore\n");
  }

  @Test
  void aFileThatIsNotThereAndOneThatIsMalformedEndWithTwo() throws IOException {
    CommandLineRun missing = evaluate(folder.resolve("none.conll"), "--model", TINY);
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("there is no file or folder " + folder + "/none.conll");
    CommandLineRun malformed = evaluate(file("gold.conll", "alone"), "--model", TINY);
    assertThat(malformed.exitCode()).isEqualTo(2);
    assertThat(malformed.err())
        .isEqualTo(
            "newsweft: %s/gold.conll:1: \"alone\"; a line must hold a token and a tag\n"
                .formatted(folder));
  }

  @Test
  void withoutAModelThereIsNothingToMeasureOnNames() throws IOException {
    CommandLineRun run = evaluate(file("gold.conll", "Ana B-PER"), "--model", "none");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("annotate.model is none").contains("give --model small, fast");
  }

  @Test
  void countriesAreThoseMentionedAndThoseOfPlacesBesideTheBaseline() throws IOException {
    Path gold =
        file(
            "gold.jsonl",
            "{\"text\": \"Kazakh farmers drove to Nairobi.\", \"countries\": [\"KAZ\", \"KE\"]}",
            "{\"text\": \"Trade with New Mexico grew.\", \"countries\": [\"USA\"]}");
    JsonNode report = json(evaluate(gold, "--model", "none", "--format", "json"));
    assertThat(report.get("kind").asText()).isEqualTo("countries");
    assertThat(report.get("articles").asInt()).isEqualTo(2);
    assertThat(report.get("micro").get("precision").asDouble()).isEqualTo(1);
    assertThat(report.get("micro").get("recall").asDouble())
        .isGreaterThan(report.get("baseline").get("micro").get("recall").asDouble());
    // By names alone New Mexico is Mexico.
    assertThat(report.get("baseline").get("micro").get("precision").asDouble()).isEqualTo(0.5);
    CommandLineRun table = evaluate(gold, "--model", "none");
    assertThat(table.out()).contains("by names and demonyms").contains("gain of the job");
  }

  @Test
  void itemsOfTheKindsThatTheFileUsesAreScored() throws IOException {
    Path gold =
        file(
            "gold.jsonl",
            "{\"text\": \"Kenya told the UN of its wells.\", \"items\": [\"org:united-nations\"]}");
    JsonNode report = json(evaluate(gold, "--model", "none", "--format", "json"));
    assertThat(report.get("micro").get("f1").asDouble()).isEqualTo(1);
    assertThat(report.get("macro").get("f1").asDouble()).isEqualTo(1);
    assertThat(report.has("baseline")).isFalse();
  }

  @Test
  void rawTextIsForFilesOfTokensOnly() throws IOException {
    CommandLineRun run =
        evaluate(file("gold.jsonl", "{\"text\": \"\", \"items\": []}"), "--raw", "--model", "none");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--raw and --map are for files with a token a line");
  }

  @Test
  void helpNamesTheFieldsOfJsonLines() {
    CommandLineRun help = CommandLineRun.of("evaluate", "--help");
    assertThat(help.out()).contains("countries  (or country)").contains("items      a list");
  }

  @Test
  void benchMeasuresTheStageWithAModel() throws IOException {
    Path corpus =
        file(
            "c.jsonl",
            "{\"id\": \"a\", \"date\": \"2023-08-25\", \"text\": \"Ana went to Aden.\"}");
    CommandLineRun run =
        CommandLineRun.of("bench", "--model", TINY, "--rounds", "2", "--input", corpus.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("1 articles, 4 words").contains("round 2: ");
  }

  @Test
  void benchTellsWhatLinkingAdds() throws IOException {
    Path corpus =
        file(
            "c.jsonl",
            "{\"id\": \"a\", \"date\": \"2023-08-25\", \"text\": \"Ana went to Aden.\"}");
    String[] given = {"bench", "--linking", "--rounds", "2", "--input", corpus.toString()};
    CommandLineRun run = CommandLineRun.of(with(given, "--model", "none"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("round 2: ", "  without linking: ")
        .containsPattern("linking adds -?\\d+ %: [\\d.]+ against [\\d.]+ core-seconds");

    CommandLineRun withModel = CommandLineRun.of(with(given, "--model", TINY));
    assertThat(withModel.exitCode()).isEqualTo(2);
    assertThat(withModel.err()).contains("--linking", "tiny", "give --model none too");
  }

  private static String[] with(String[] given, String... more) {
    return Stream.of(given, more).flatMap(Stream::of).toArray(String[]::new);
  }
}
