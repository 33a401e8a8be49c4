package org.newsweft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.SampleOutput;

/** The commands {@code explain}, {@code export} and {@code sql} with shipped questions. */
final class ExplorationCommandsTest {
  @TempDir private Path folder;

  private static CommandLineRun onSample(String command, String... arguments) {
    var all = new ArrayList<>(List.of(command, "--tables", SampleOutput.directory().toString()));
    all.addAll(Arrays.asList(arguments));
    return CommandLineRun.of(all.toArray(new String[0]));
  }

  @Test
  void explainPrintsCountsScoresAndTheArticlesWithMarkedSentences() {
    CommandLineRun run = onSample("explain", "Kazakhstan", "UN", "water", "--period", "2023-08");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith(
            "Kazakhstan (country:KAZ) + United Nations (org:united-nations) + water (topic:water)\n")
        .contains("\n2 articles:\n")
        .containsPattern(
            "2023-08-01 +2 +2 +\\d +\\d +9 +22\\.2 +\\d\\.\\d\\d +\\d\\.\\d\\d +\\d+\\.\\d");
    assertThat(run.out().lines().filter(l -> l.matches("2023-08-\\d\\d  .*  nw-.*"))).hasSize(2);
    assertThat(run.out()).contains("**Kazakhstan**").contains("water**");
  }

  @Test
  void explainTakesTheNamesInAnyOrder() {
    String one = onSample("explain", "Kazakhstan", "UN", "water", "--period", "2023-08").out();
    assertThat(onSample("explain", "water", "country:kaz", "un", "--period", "2023-08").out())
        .isEqualTo(one);
  }

  @Test
  void explainOfAMentionSaysWhichItemANameBecameByWhichRuleWithMarkedSentences() {
    CommandLineRun run = onSample("explain", "--mention", "kazakh", "--limit", "1");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("country:KAZ (Kazakhstan): ")
        .contains("  catalogue: it is a spelling that the catalogue holds.\n")
        .containsPattern("\\[nw-\\w+, sentence \\d+\\] .*\\*\\*Kazakh\\*\\*");
  }

  @Test
  void explainOfAMentionAsJsonLinesHasTheSameFacts() throws IOException {
    CommandLineRun run =
        onSample("explain", "--mention", "Kazakh", "--limit", "1", "--format", "jsonl");

    JsonNode reading = new ObjectMapper().readTree(run.out().lines().findFirst().orElseThrow());
    assertThat(reading.path("type").asText()).isEqualTo("reading");
    assertThat(reading.path("item").asText()).isEqualTo("country:KAZ");
    assertThat(reading.path("rule").asText()).isEqualTo("catalogue");
    assertThat(reading.path("mentions").asLong()).isPositive();
    assertThat(reading.path("examples")).hasSize(1);
  }

  @Test
  void explainOfAMentionRefusesWhatDoesNotGoTogetherAndNamesThatAreNowhere() {
    assertThat(onSample("explain").err())
        .contains("Name one to three items, or a name with --mention");
    assertThat(onSample("explain", "Peru", "--mention", "Peru").err())
        .contains("--mention goes without items and without --period");
    assertThat(onSample("explain", "Peru", "--article", "x").err())
        .contains("--article goes with --mention");
    CommandLineRun nowhere = onSample("explain", "--mention", "Zanzibar Heights");
    assertThat(nowhere.exitCode()).isEqualTo(2);
    assertThat(nowhere.err()).contains("\"Zanzibar Heights\" is mentioned nowhere");
  }

  @Test
  void explainOfAnItemHasOneLineAPeriodAndMarksTheOneThatIsNotComplete() {
    CommandLineRun run = onSample("explain", "topic:water", "--limit", "1");
    assertThat(run.out().lines().filter(l -> l.matches("202\\d-\\d\\d-01 .*\\d"))).hasSize(18);
    assertThat(run.out()).contains("2024-06-01 *").contains("(the first 1 of 34 articles)");
  }

  @Test
  void explainAsJsonLinesListsAsManyArticlesAsItCounts() throws IOException {
    CommandLineRun run = onSample("explain", "Peru", "Ecuador", "--format", "jsonl");
    var json = new ObjectMapper();
    long counted = 0;
    long listed = 0;
    for (String line : run.out().lines().toList()) {
      JsonNode object = json.readTree(line);
      counted += object.path("articles").asLong();
      listed += object.path("type").asText().equals("article") ? 1 : 0;
    }
    assertThat(counted).isEqualTo(listed).isGreaterThanOrEqualTo(9);
  }

  @Test
  void explainSuggestsWhatWasMeantAndEndsWithTwo() {
    CommandLineRun run = onSample("explain", "Kazkhstan", "UN");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("No item is called \"Kazkhstan\"").contains("country:KAZ");
  }

  @Test
  void explainSaysWhatATripleIsAndWhichPeriodsThereAre() {
    assertThat(onSample("explain", "Kazakhstan", "UN", "Russia").err())
        .contains("A triple is two entities and one topic");
    assertThat(onSample("explain", "Kazakhstan", "country:KAZ").err())
        .contains("Two of the names mean the same item");
    CommandLineRun run = onSample("explain", "Kazakhstan", "--period", "2031");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "No period of the output begins in 2031; its periods begin on 2023-01-01 to 2024-06-01");
    assertThat(onSample("explain", "Kazakhstan", "--limit", "-1").exitCode()).isEqualTo(2);
  }

  @Test
  void exportWritesTheNetworkOfTheNewestCompletePeriodInEachForm() throws IOException {
    for (String ending : List.of("graphml", "gexf", "csv")) {
      Path file = folder.resolve("may." + ending);
      CommandLineRun run = onSample("export", "--to", file.toString());
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).contains("pairs of the period from 2024-05-01");
      assertThat(Files.readString(file)).contains("org:united-nations").contains("2024-05-01");
    }
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("may.graphml", "may.gexf", "may.csv");
  }

  @Test
  void exportLeavesOutPairsWithFewArticles() throws IOException {
    Path file = folder.resolve("x.csv");
    onSample("export", "--period", "2024-05", "--min-articles", "4", "--to", file.toString());
    assertThat(Files.readAllLines(file)).hasSize(1 + 3);
  }

  @Test
  void exportRefusesWhatItCannotDoBeforeItStarts() {
    assertThat(onSample("export", "--to", folder + "/x.xlsx").err())
        .contains("its name must end with .graphml, .gexf or .csv");
    assertThat(onSample("export", "--to", folder + "/none/x.csv").err())
        .contains("There is no folder " + folder + "/none");
    CommandLineRun run = onSample("export", "--period", "2024", "--to", folder + "/x.csv");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("6 periods begin in 2024; name one of them");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void sqlListsTheQuestionsWithTheirParameters() {
    CommandLineRun run = CommandLineRun.of("sql", "--list");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "mentioned-with\n    Who and what is mentioned with an item?\n    item = 'country:KAZ'\n");
  }

  @Test
  void sqlAnswersAShippedQuestionWithAnotherParameter() {
    CommandLineRun run =
        onSample(
            "sql",
            "--question",
            "share-against-raw",
            "--parameter",
            "item_1=country:PER",
            "--parameter",
            "item_2=country:ECU",
            "--format",
            "csv");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("\n2023-10-01,true,5,").contains("\n2023-11-01,true,4,");
  }

  @Test
  void sqlRefusesAParameterWithoutAQuestion() {
    CommandLineRun run = onSample("sql", "SELECT 1", "--parameter", "item=x");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--parameter belongs to --question");
  }
}
