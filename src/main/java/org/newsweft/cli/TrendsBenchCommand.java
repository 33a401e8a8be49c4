package org.newsweft.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.newsweft.job.TrendBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code bench trends}: how fast pairs are scored and tested on this machine. */
@Command(
    name = "trends",
    description = "Measures how long made-up pairs of two years take to be scored and tested.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TrendsBenchCommand implements Callable<Integer> {
  private final PrintStream out;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "5000000",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private long pairs;

  @Mixin private SparkOptions sparkOptions;

  TrendsBenchCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    Path directory = Files.createTempDirectory("newsweft-bench");
    try {
      TrendBenchmark.run(sparkOptions.start(), pairs, directory.resolve("out").toString(), out);
    } finally {
      Files.deleteIfExists(directory);
    }
    return 0;
  }
}
