package org.newsweft.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.newsweft.job.AnnotationBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code bench}: how fast mentions are found on this machine. */
@Command(
    name = "bench",
    description = "Measures how many words a second of a core the job annotates inside Spark.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private JobOptions jobOptions;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often; the first rounds warm up (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Mixin private SparkOptions sparkOptions;

  BenchCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    AnnotationBenchmark.run(sparkOptions.start(), jobOptions.load(), rounds, out);
    return 0;
  }
}
