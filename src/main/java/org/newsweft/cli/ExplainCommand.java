package org.newsweft.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.newsweft.config.JobConfig;
import org.newsweft.config.UserError;
import org.newsweft.explore.Explanation;
import org.newsweft.explore.ExplanationFormat;
import org.newsweft.explore.MentionReadings;
import org.newsweft.explore.PeriodSpan;
import org.newsweft.items.CatalogueReader;
import org.newsweft.tables.TableStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code explain}: what stands behind a number. */
@Command(
    name = "explain",
    description =
        "Prints the counts of an item, a pair or a triple, and the articles behind them; or, with"
            + " --mention, how a name was read and why.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
  /** Examples of each reading of a name, where --limit does not say otherwise. */
  private static final long EXAMPLES = 3;

  private final PrintStream out;

  @Parameters(
      arity = "0..3",
      paramLabel = "ITEM",
      description =
          "A name or an id: one item; two for a pair; two entities and a topic for a triple.")
  private List<String> items = List.of();

  @Option(
      names = "--mention",
      paramLabel = "NAME",
      description =
          "Instead of items: a name as the texts write it; which items it became, and why.")
  private String mention;

  @Option(
      names = "--article",
      paramLabel = "ID",
      description = "With --mention: the only article to look at.")
  private String article;

  @Mixin private TablesOption tables;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "2023, 2023-Q3, 2023-08 or 2023-08-25: the periods that begin in it.")
  private String period;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Articles to print at most (default: all).")
  private Long limit;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or jsonl (default: ${DEFAULT-VALUE}).")
  private ExplanationFormat format;

  @Mixin private SparkOptions sparkOptions;

  ExplainCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    if (limit != null && limit < 0) {
      throw new UserError("--limit is " + limit + "; it must be 0 or more");
    }
    checkTogether();
    if (mention != null) {
      tables.check();
      MentionReadings.of(
              tables.open(sparkOptions.start()),
              mention,
              Optional.ofNullable(article),
              limit == null ? EXAMPLES : limit)
          .print(format, out);
      return 0;
    }
    Optional<PeriodSpan> span = Optional.ofNullable(period).map(PeriodSpan::parse);
    tables.check();
    TableStore store = tables.open(sparkOptions.start());
    boolean shipped = store.manifest().path("job").path("items.catalogue").asBoolean(true);
    var spellings = new JobConfig.Items(shipped, List.of(), List.of(), Optional.empty(), false);
    Explanation.of(store, items, span, CatalogueReader.read(spellings, new Configuration()))
        .print(format, limit == null ? Long.MAX_VALUE : limit, out);
    return 0;
  }

  private void checkTogether() {
    if (mention == null && items.isEmpty()) {
      throw new UserError("Name one to three items, or a name with --mention");
    }
    if (mention != null && (!items.isEmpty() || period != null)) {
      throw new UserError("--mention goes without items and without --period");
    }
    if (mention == null && article != null) {
      throw new UserError("--article goes with --mention");
    }
  }
}
