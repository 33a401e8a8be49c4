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
    description = "Prints the counts of an item, a pair or a triple, and the articles behind them.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
  private final PrintStream out;

  @Parameters(
      arity = "1..3",
      paramLabel = "ITEM",
      description =
          "A name or an id: one item; two for a pair; two entities and a topic for a triple.")
  private List<String> items;

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
    Optional<PeriodSpan> span = Optional.ofNullable(period).map(PeriodSpan::parse);
    tables.check();
    TableStore store = tables.open(sparkOptions.start());
    boolean shipped = store.manifest().path("job").path("items.catalogue").asBoolean(true);
    var spellings = new JobConfig.Items(shipped, List.of(), List.of(), Optional.empty(), false);
    Explanation.of(store, items, span, CatalogueReader.read(spellings, new Configuration()))
        .print(format, limit == null ? Long.MAX_VALUE : limit, out);
    return 0;
  }
}
