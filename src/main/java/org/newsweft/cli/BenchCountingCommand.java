package org.newsweft.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.newsweft.job.CountingBenchmark;
import org.newsweft.job.CountingBenchmark.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code bench counting}: one step of the counting benchmark. */
@Command(
    name = "counting",
    description =
        "Takes one step of the counting benchmark; jobs/benchmark-counting takes them all, each in a"
            + " process of its own, and compares.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchCountingCommand implements Callable<Integer> {
  private final PrintStream out;

  @Parameters(paramLabel = "STEP", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Step step;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Where the step GENERATE writes the articles and the others read them.")
  private Path data;

  @Option(
      names = "--warm-up",
      paramLabel = "DIR",
      description =
          "Articles with which the same is done first, so that the compiler of the JVM is not"
              + " measured.")
  private Path warmUp;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "out-benchmark",
      description = "Where tables are written (default: ${DEFAULT-VALUE}).")
  private Path output;

  @Option(
      names = "--articles",
      paramLabel = "N",
      defaultValue = "200000",
      description = "How many articles GENERATE writes (default: ${DEFAULT-VALUE}).")
  private long articles;

  BenchCountingCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    CountingBenchmark.run(
        step,
        data.toAbsolutePath(),
        Optional.ofNullable(warmUp).map(Path::toAbsolutePath),
        output.toAbsolutePath(),
        articles,
        out);
    return 0;
  }
}
