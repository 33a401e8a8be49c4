package org.newsweft.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.OutputDigests;
import org.newsweft.SampleOutput;
import org.newsweft.TestSpark;
import org.newsweft.cli.CommandLineRun;
import org.newsweft.config.JobFile;

/** A run over a corpus that has changed equals a run that knows nothing of the one before. */
final class RerunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** States of the corpus: two in every build, twelve where the long checks ask for them. */
  private static final int STATES = Integer.getInteger("newsweft.states", 2);

  @TempDir private Path folder;

  @Test
  void everyStateOfACorpusInRandomOrderGivesTheBytesOfAFullRun() throws IOException {
    List<String> all = sample();
    var random = new Random(17);
    Path corpus = folder.resolve("news.jsonl");
    long texts = 0;
    long periods = 0;
    List<String> state = new ArrayList<>(all.subList(0, 30));
    for (int step = 0; step < STATES; step++) {
      Files.write(corpus, state);
      RunResult again = run(corpus, folder.resolve("kept"), false);
      run(corpus, folder.resolve("full"), true);
      assertThat(OutputDigests.of(folder.resolve("kept")))
          .as("step %d", step)
          .isEqualTo(OutputDigests.of(folder.resolve("full")));
      texts += again.reused().articles();
      periods += again.reused().periods();
      change(state, all, random);
    }
    assertThat(texts).isGreaterThan(15L * (STATES - 1));
    assertThat(periods).isGreaterThanOrEqualTo(STATES - 1L);
  }

  /**
   * Removes some articles, adds some of any date, changes some, and writes them in another order.
   */
  private static void change(List<String> state, List<String> all, Random random)
      throws IOException {
    Collections.shuffle(state, random);
    for (int i = random.nextInt(4); i > 0 && state.size() > 10; i--) {
      state.remove(state.size() - 1);
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      String line = all.get(random.nextInt(all.size()));
      if (!state.contains(line)) {
        state.add(line);
      }
    }
    if (random.nextBoolean()) {
      var article = (ObjectNode) JSON.readTree(state.get(0));
      article.put("text", article.path("text").asText() + " Kazakhstan spoke of water again.");
      state.set(0, JSON.writeValueAsString(article));
    }
  }

  @Test
  void aStoryWhoseEarliestCopyArrivesLastGetsItsIdAsInAFullRun() throws IOException {
    String text = all(sample().get(3)).path("text").asText();
    String early = article("early", "2024-02-01", text);
    String middle = article("middle", "2024-02-03", text + " More was not said.");
    String late = article("late", "2024-02-05", "Today it was told: " + text);
    Path corpus = folder.resolve("news.jsonl");
    Path kept = folder.resolve("kept");

    Files.write(corpus, List.of(late));
    run(corpus, kept, false);
    Files.write(corpus, List.of(late, middle));
    run(corpus, kept, false);
    Files.write(corpus, List.of(late, middle, early));
    run(corpus, kept, false);
    run(corpus, folder.resolve("full"), true);

    assertThat(OutputDigests.of(kept)).isEqualTo(OutputDigests.of(folder.resolve("full")));
    assertThat(
            TestSpark.session()
                .read()
                .parquet(kept.resolve("articles").toString())
                .select("story_id")
                .distinct()
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("early");
  }

  @Test
  void aRunWithNothingNewSaysWhatItSkippedAndLeavesTheTables() throws IOException {
    Path corpus = folder.resolve("news.jsonl");
    Files.write(corpus, sample().subList(0, 5));
    Path output = folder.resolve("out");
    String[] command = {
      "run",
      "--input",
      corpus.toString(),
      "--output",
      output.toString(),
      "--set",
      "annotate.model=none"
    };
    assertThat(CommandLineRun.of(command).exitCode()).isZero();
    String manifest = Files.readString(output.resolve("run.json"));

    CommandLineRun again = CommandLineRun.of(command);

    assertThat(again.exitCode()).isZero();
    assertThat(again.out())
        .startsWith("Nothing to do: corpus, job, catalogue and model are those of the run of 20")
        .contains("5 articles read and counted then were skipped now");
    assertThat(Files.readString(output.resolve("run.json"))).isEqualTo(manifest);
  }

  @Test
  void aChangedJobFileIsNotNothingNew() throws IOException {
    Path corpus = folder.resolve("news.jsonl");
    Files.write(corpus, sample().subList(0, 5));
    Path output = folder.resolve("out");
    run(corpus, output, false);

    RunJob changed =
        RunJob.prepare(
            JobFile.load(
                Optional.empty(),
                List.of(
                    setting("input.paths", corpus.toString()),
                    setting("output.path", output.toString()),
                    setting("annotate.model", "none"),
                    setting("counts.min_articles", "3"))));

    assertThat(changed.upToDate()).isEmpty();
  }

  private static List<String> sample() throws IOException {
    var usable = new ArrayList<String>();
    for (String line : Files.readAllLines(SampleOutput.corpus(), StandardCharsets.UTF_8)) {
      if (line.startsWith("{") && line.contains("\"text\"") && usable.size() < 60) {
        usable.add(line);
      }
    }
    return usable;
  }

  private static com.fasterxml.jackson.databind.JsonNode all(String line) throws IOException {
    return JSON.readTree(line);
  }

  private static String article(String id, String day, String text) throws IOException {
    return JSON.writeValueAsString(
        JSON.createObjectNode().put("id", id).put("date", day).put("text", text));
  }

  private static RunResult run(Path corpus, Path output, boolean anew) {
    RunJob job =
        RunJob.prepare(
            JobFile.load(
                Optional.empty(),
                List.of(
                    setting("input.paths", corpus.toString()),
                    setting("output.path", output.toString()),
                    setting("annotate.model", "none"))));
    var quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return job.run(TestSpark.session(), anew, quiet, false);
  }

  private static JobFile.Setting setting(String key, String value) {
    return new JobFile.Setting(key, List.of(value), "test");
  }
}
