package org.newsweft.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;
import org.newsweft.TestSpark;

final class ProgressTest {
  private final SparkSession spark = TestSpark.session();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final LongAccumulator done = spark.sparkContext().longAccumulator();

  private Progress progress(boolean terminal) {
    return new Progress(spark, new PrintStream(written, true, StandardCharsets.UTF_8), terminal);
  }

  private String lines() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aLogGetsAPlainLineAtTheBeginningAndAtTheEndOfAStep() {
    try (Progress progress = progress(false)) {
      progress.step("Reading 2 files", "records", 0, done, () -> add(1234));
    }
    assertThat(lines()).matches("Reading 2 files …\nReading 2 files: 1,234 records in 0\\.\\d s\n");
  }

  @Test
  void aTerminalGetsOneLineThatIsRedrawnWithTheTimeLeft() {
    try (Progress progress = progress(true)) {
      progress.step(
          "Finding mentions",
          "articles",
          1000,
          done,
          () -> {
            add(250);
            sleepMillis(1300);
            return add(750);
          });
    }
    assertThat(lines())
        .containsPattern("\rFinding mentions: 250 articles.*, about \\d\\.\\d s left\u001b\\[K\r")
        .endsWith("\u001b[K\n")
        .containsOnlyOnce("\n");
  }

  @Test
  void theResultOfAStepIsThatOfItsWorkAndItsSecondsAreKept() {
    try (Progress progress = progress(false)) {
      assertThat(progress.step("Counting", "articles", 0, done, () -> "result"))
          .isEqualTo("result");
      assertThat(progress.seconds()).containsOnlyKeys("Counting");
    }
  }

  @Test
  void aStepThatFailsIsNotReportedAsDone() {
    try (Progress progress = progress(false)) {
      assertThatThrownBy(
              () ->
                  progress.step(
                      "Writing",
                      "rows",
                      0,
                      done,
                      () -> {
                        throw new IllegalStateException("disk full");
                      }))
          .hasMessage("disk full");
    }
    assertThat(lines()).isEqualTo("Writing …\n");
  }

  private long add(long number) {
    done.add(number);
    return number;
  }

  private static void sleepMillis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
