package org.newsweft.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.newsweft.config.JobConfig;
import org.newsweft.config.JobFile;
import org.newsweft.config.UserError;
import org.newsweft.job.AnnotationBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code bench}: how fast mentions are found on this machine. */
@Command(
    name = "bench",
    description =
        "Measures how many words a second of a core the annotate stage reads inside Spark: the lexicon,"
            + " and the job's model if it has one. Its sub-commands measure counting and trends.",
    subcommands = {BenchCountingCommand.class, TrendsBenchCommand.class},
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private JobOptions jobOptions;

  @Option(
      names = "--model",
      paramLabel = "NAME|DIR",
      description = "What goes before annotate.model of the job: small, fast, none, or a folder.")
  private String model;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often; the first rounds warm up (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--linking",
      description =
          "Also find the mentions without linking, in turn, and tell what linking adds; with --model none.")
  private boolean linking;

  @Mixin private SparkOptions sparkOptions;

  BenchCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    JobConfig job = jobOptions.load(given());
    if (linking && job.annotate().model() != null) {
      throw new UserError(
          "--linking tells what linking adds to the lexicon alone, and the job names the model %s: give --model none too"
              .formatted(job.annotate().model()));
    }
    AnnotationBenchmark.run(sparkOptions.start(), job, rounds, linking, out);
    return 0;
  }

  private List<JobFile.Setting> given() {
    return model == null
        ? List.of()
        : List.of(new JobFile.Setting("annotate.model", List.of(model), "--model"));
  }
}
