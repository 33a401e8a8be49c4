package org.newsweft.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.newsweft.explore.report.Report;
import org.newsweft.explore.report.ReportLimits;
import org.newsweft.tables.TableStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code report}: an output as one HTML file. */
@Command(
    name = "report",
    description = "Writes one HTML file to look at the tables in a browser, without a network.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  private final PrintStream out;

  @Option(
      names = "--tables",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "The output directory of a run (default: ${DEFAULT-VALUE}).")
  private String tables;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      defaultValue = "report.html",
      description = "The file to write (default: ${DEFAULT-VALUE}).")
  private Path file;

  @Mixin private SparkOptions sparkOptions;

  ReportCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    var directory = new org.apache.hadoop.fs.Path(Path.of(tables).toAbsolutePath().toString());
    TableStore.checkIsOutput(directory, new Configuration());
    Report.checkMayWrite(file);
    SparkSession spark = sparkOptions.start();
    Report.Content content =
        Report.write(
            spark, TableStore.open(spark, directory.toString()), file, ReportLimits.DEFAULT);
    out.printf(
        Locale.ROOT,
        "%s: %.1f MB; %,d of %,d pairs, quotes from %,d of %,d articles%n",
        file,
        content.bytes() / 1e6,
        content.pairs(),
        content.allPairs(),
        content.articles(),
        content.allArticles());
    return 0;
  }
}
