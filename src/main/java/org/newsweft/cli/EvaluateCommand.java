package org.newsweft.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.newsweft.config.JobConfig;
import org.newsweft.config.JobFile;
import org.newsweft.config.UserError;
import org.newsweft.evaluate.GoldFiles;
import org.newsweft.evaluate.ReportFormat;
import org.newsweft.job.Evaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code evaluate}: marked text in, scores out. */
@Command(
    name = "evaluate",
    description = "Measures the annotator on marked text.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "FILE is one of two kinds, packed by gzip or not:",
      "",
      "A token a line, as in CoNLL: the token first, the tag last, a blank line",
      "between sentences (IOB1, IOB2, BIOES). Scores of PER, ORG, LOC and MISC,",
      "those that the file uses; spans must agree exactly, leading articles and",
      "trailing possessives left aside.",
      "",
      "JSON Lines (.jsonl, .ndjson, .json): an article a line, in the field text,",
      "and in one of these what it is about:",
      "  countries  (or country) a list of ISO 3166 codes of two or three letters",
      "  items      a list of item ids, such as org:united-nations",
      "Scores of the items by article; for countries also those of a mere look-up",
      "of country names and demonyms.",
      "",
      "docs/evaluation.md says more, and what the numbers mean."
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final List<String> OURS = List.of("PER", "ORG", "LOC", "MISC", "ignore");

  private final PrintStream out;

  @Parameters(paramLabel = "FILE", description = "The marked text.")
  private Path file;

  @Option(
      names = "--model",
      paramLabel = "NAME|DIR",
      description =
          "What finds names: small, fast, none, or the folder of a model or of a saved Spark NLP"
              + " pipeline (default: what a job file without annotate.model uses).")
  private String model;

  @Option(
      names = "--raw",
      description =
          "Put the tokens together to raw text, let the annotator cut it, and compare by offsets.")
  private boolean raw;

  @Option(
      names = "--map",
      paramLabel = "LABEL=OURS",
      description =
          "What a label of the file is called here: PER, ORG, LOC, MISC or ignore. May be given"
              + " again.")
  private Map<String, String> labels = Map.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json (default: ${DEFAULT-VALUE}).")
  private ReportFormat format;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A value of a job file, such as items.files. May be given again.")
  private List<String> settings = List.of();

  @Mixin private SparkOptions sparkOptions;

  EvaluateCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    labels.forEach(
        (label, ours) -> {
          if (!OURS.contains(ours)) {
            throw new UserError(
                "--map %s=%s; it must be one of %s"
                    .formatted(label, ours, String.join(", ", OURS)));
          }
        });
    var evaluation = new Evaluation(job(), sparkOptions::start);
    if (!GoldFiles.isJsonLines(file)) {
      format.print(evaluation.ofNames(file, raw, labels), out);
    } else if (raw || !labels.isEmpty()) {
      throw new UserError(
          "--raw and --map are for files with a token a line; " + file + " is JSON Lines");
    } else {
      format.print(evaluation.ofItems(file), out);
    }
    return 0;
  }

  /**
   * A job with all defaults but what the options say; its input is the file, which it never reads.
   */
  private JobConfig job() {
    var given = new ArrayList<JobFile.Setting>();
    settings.forEach(setting -> given.add(JobFile.Setting.parse(setting)));
    if (model != null) {
      given.add(new JobFile.Setting("annotate.model", List.of(model), "--model"));
    }
    given.add(
        new JobFile.Setting("input.paths", List.of(file.toAbsolutePath().toString()), "FILE"));
    return JobFile.load(Optional.empty(), given);
  }
}
