package org.newsweft.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.newsweft.config.UserError;
import org.newsweft.explore.OutputFormat;
import org.newsweft.explore.PeriodSpan;
import org.newsweft.explore.TrendExplanation;
import org.newsweft.explore.TrendList;
import org.newsweft.explore.Trends;
import org.newsweft.tables.TableStore;
import org.newsweft.trends.SeriesKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code trends}: what rose, fell, is new, burst; or all about one row. */
@Command(
    name = "trends",
    description = "Lists what rises, falls, is new, emerges or burst; or explains one of them.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Without --list it prints the beginning of each list. Rises, falls and what emerges are listed",
      "up to a false-discovery rate (--q); docs/methods.md says what the numbers mean."
    })
final class TrendsCommand implements Callable<Integer> {
  private final PrintStream out;

  @Option(
      names = "--tables",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "The output directory of a run (default: ${DEFAULT-VALUE}).")
  private String tables;

  @Option(
      names = "--list",
      paramLabel = "LIST",
      description = "risers, fallers, new, emerging or bursts.")
  private TrendList list;

  @Option(names = "--kind", paramLabel = "KIND", description = "Only these: item, pair or triple.")
  private SeriesKind kind;

  @Option(names = "--item", paramLabel = "ID", description = "Only what has this item in it.")
  private String item;

  @Option(
      names = "--q",
      paramLabel = "Q",
      defaultValue = "0.1",
      description =
          "Highest false-discovery rate, 0 to 1; 1 lists all (default: ${DEFAULT-VALUE}).")
  private double q;

  @Option(
      names = "--began",
      paramLabel = "PERIOD",
      description = "Only bursts that began then, such as 2011 or 2011-03; wants --list bursts.")
  private String began;

  @Option(
      names = "--all",
      description =
          "Also the rows that share their items, and the time of a burst, with a row above.")
  private boolean all;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "Rows of a list at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, csv or jsonl; the last two want --list (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Option(
      names = "--explain",
      paramLabel = "ITEM",
      arity = "1..3",
      description = "All about an item, a pair or a triple, by ids: ITEM [ITEM [TOPIC]].")
  private List<String> explain;

  @Mixin private SparkOptions sparkOptions;

  TrendsCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    check();
    var directory = new org.apache.hadoop.fs.Path(Path.of(tables).toAbsolutePath().toString());
    TableStore.checkIsOutput(directory, new Configuration());
    TableStore store = TableStore.open(sparkOptions.start(), directory.toString());
    if (explain != null) {
      TrendExplanation.of(store, explain).print(limit, out);
      return 0;
    }
    PeriodSpan span = began == null ? null : PeriodSpan.parse(began);
    var trends = new Trends(store, kind == null ? null : kind.word(), item, span, q, all, limit);
    if (list != null) {
      format.print(trends.rows(list), out);
      return 0;
    }
    for (TrendList each : TrendList.values()) {
      out.println((each == TrendList.RISERS ? "" : "\n") + each.title() + ":");
      format.print(trends.rows(each), out);
    }
    return 0;
  }

  private void check() {
    if (limit < 1) {
      throw new UserError("--limit is " + limit + "; use 1 or more");
    }
    if (!(q >= 0 && q <= 1)) {
      throw new UserError("--q is " + q + "; use a number from 0 to 1");
    }
    if (began != null && list != TrendList.BURSTS) {
      throw new UserError("--began wants the list of bursts: --list bursts");
    }
    if (list == null && explain == null && format != OutputFormat.TABLE) {
      throw new UserError("--format csv and jsonl want a list: --list risers, for example");
    }
  }
}
