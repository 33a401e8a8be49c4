package org.newsweft.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
        .startsWith("sums ")
        .isEqualTo(sums(Step.JOIN_PAIRS))
        .isEqualTo(sums(Step.FLOOR));
  }

  @Test
  void triplesHaveTheSameSumsByAllMeans() throws IOException {
    assertThat(sums(Step.TRIPLES)).startsWith("sums ").isEqualTo(sums(Step.JOIN_TRIPLES));
  }

  private static String sums(Step step) throws IOException {
    var bytes = new ByteArrayOutputStream();
    CountingBenchmark.run(
        step,
        folder.resolve("data"),
        folder.resolve("tables"),
        2_000,
        new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("sums "))
        .findFirst()
        .orElse("");
  }
}
