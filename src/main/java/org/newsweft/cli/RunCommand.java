package org.newsweft.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.newsweft.explore.RunSummary;
import org.newsweft.job.RunJob;
import org.newsweft.job.RunResult;
import org.newsweft.tables.TableStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code run}: a corpus in, all tables out. */
@Command(
    name = "run",
    description = "Reads a corpus and writes all tables.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Without a job file and without --input it runs jobs/sample.conf, over the sample corpus.",
      "docs/job-file.md lists every key that a job file and --set take."
    })
final class RunCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private JobOptions jobOptions;

  @Option(
      names = "--anew",
      description =
          "Make everything anew: even if nothing has changed since the last run to the same"
              + " directory, and without what it kept.")
  private boolean anew;

  @Mixin private SparkOptions sparkOptions;

  RunCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    RunJob run = RunJob.prepare(jobOptions.load());
    Optional<JsonNode> done = anew ? Optional.empty() : run.upToDate();
    if (done.isPresent()) {
      printUpToDate(done.get());
      return 0;
    }
    boolean terminal = Boolean.getBoolean("newsweft.terminal");
    err.println("Starting Spark …");
    SparkSession spark = sparkOptions.start();
    RunResult result = run.run(spark, anew, err, terminal);
    print(result);
    RunSummary.print(TableStore.open(spark, result.output()), out);
    printNextSteps(result.output());
    return 0;
  }

  private void printUpToDate(JsonNode manifest) {
    JsonNode job = manifest.path("job");
    out.printf(
        Locale.ROOT,
        "Nothing to do: corpus, job, catalogue and model are those of the run of %s. The tables in"
            + " %s stay as they are: %,d articles read and counted then were skipped now. To make"
            + " them anew: --anew%n",
        manifest.path("finished").asText(),
        job.path("output.path").asText(),
        manifest.path("rows").path("articles").asLong());
  }

  private void print(RunResult result) {
    RunResult.RowAccount account = result.account();
    out.println();
    out.printf(
        Locale.ROOT,
        "%,d records read = %,d articles + %,d rejects + %,d exact duplicates%n",
        account.read(),
        account.articles(),
        account.rejected(),
        account.duplicates());
    if (account.rejected() > 0) {
      out.println(
          "Rejects: "
              + account.rejects().entrySet().stream()
                  .map(e -> e.getValue() + " " + e.getKey())
                  .collect(Collectors.joining(", ")));
    }
    RunResult.Reused reused = result.reused();
    if (reused.articles() > 0 || reused.periods() > 0) {
      out.printf(
          Locale.ROOT,
          "As in the last run: the mentions of %,d articles, the counts of %,d periods%n",
          reused.articles(),
          reused.periods());
    }
    RunResult.Stories stories = result.stories();
    out.printf(
        Locale.ROOT,
        "%,d stories: %,d articles are copies of others, in %,d stories%n",
        stories.stories(),
        stories.copies(),
        stories.withCopies());
    Map<String, Long> rows = result.tableRows();
    out.printf(
        "%d tables: %s%n",
        rows.size(),
        rows.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%s %,d", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", ")));
    out.printf(
        Locale.ROOT,
        "Left out by counts.min_articles: %,d pairs, %,d triples%n",
        result.leftOut().pairs(),
        result.leftOut().triples());
    RunResult.Capped capped = result.capped();
    if (capped.articles() > 0) {
      out.printf(
          Locale.ROOT,
          "Left out by counts.max_items: %,d pairs in %,d articles, with %,d items that are counted"
              + " alone%n",
          capped.pairs(),
          capped.articles(),
          capped.items());
    }
  }

  private void printNextSteps(String output) {
    Path directory = Path.of("").toAbsolutePath().relativize(Path.of(output).toAbsolutePath());
    String shown = directory.startsWith("..") ? output : directory.toString();
    String option = shown.equals("out") ? "" : " --tables " + shown;
    out.println();
    out.println("The tables are in " + shown + " (Parquet). Three things to try next:");
    out.println(
        "  jobs/newsweft sql"
            + option
            + " \"SELECT name, kind, articles FROM items ORDER BY articles DESC LIMIT 10\"");
    out.println(
        "  jobs/newsweft sql"
            + option
            + " \"SELECT period, articles FROM pair_counts WHERE item_a = 'country:KAZ' AND item_b ="
            + " 'org:united-nations' ORDER BY period\"");
    out.println("  jobs/newsweft run --input YOUR.jsonl --output my-tables");
  }
}
