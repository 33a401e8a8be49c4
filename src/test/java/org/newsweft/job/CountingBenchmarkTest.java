package org.newsweft.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsweft.TestSpark;
import org.newsweft.job.CountingBenchmark.Step;

final class CountingBenchmarkTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void inventArticles() throws IOException {
    TestSpark.session();
    sums(Step.GENERATE);
  }

  @Test
  void pairsHaveTheSameSumsByAllMeans() throws IOException {
    assertThat(sums(Step.PAIRS))
        .hasSize(2)
        .isEqualTo(sums(Step.JOIN_PAIRS))
        .isEqualTo(sums(Step.KERNEL));
    assertThat(sums(Step.JOIN_PAIRS_OF_ARTICLES))
        .containsExactly(sums(Step.PAIRS).get(0))
        .isEqualTo(sums(Step.FLOOR));
  }

  @Test
  void triplesHaveTheSameSumsByAllMeans() throws IOException {
    assertThat(sums(Step.TRIPLES)).hasSize(2).isEqualTo(sums(Step.JOIN_TRIPLES));
    assertThat(sums(Step.JOIN_TRIPLES_OF_ARTICLES)).containsExactly(sums(Step.TRIPLES).get(0));
  }

  @Test
  void aWarmUpTellsNoSumsOfItsOwn() throws IOException {
    assertThat(lines(Step.PAIRS, Optional.of(folder.resolve("data"))))
        .filteredOn(line -> line.startsWith("sums "))
        .hasSize(1);
  }

  /** What is told of a step but its time. */
  private static List<String> sums(Step step) throws IOException {
    return lines(step, Optional.empty()).stream()
        .filter(line -> !line.startsWith("work ") && !line.startsWith("count "))
        .toList();
  }

  private static List<String> lines(Step step, Optional<Path> warmUp) throws IOException {
    var bytes = new ByteArrayOutputStream();
    CountingBenchmark.run(
        step,
        folder.resolve("data"),
        warmUp,
        folder.resolve("tables"),
        2_000,
        new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
