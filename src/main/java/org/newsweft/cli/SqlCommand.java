package org.newsweft.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.newsweft.config.UserError;
import org.newsweft.explore.OutputFormat;
import org.newsweft.explore.SqlQuery;
import org.newsweft.tables.TableStore;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code sql}: a question over the tables of an output. */
@Command(
    name = "sql",
    description = "Answers a question in Spark SQL; every table is a view of its name.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SqlCommand implements Callable<Integer> {
  private final PrintStream out;

  @ArgGroup(multiplicity = "1")
  private Question question;

  /** The query itself, or the file that holds it. */
  static final class Question {
    @Parameters(paramLabel = "QUERY", description = "The query.")
    private String query;

    @Option(names = "-f", paramLabel = "FILE", description = "A file that holds the query.")
    private Path file;

    private String text() {
      if (query != null) {
        return query;
      }
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UserError("The query file " + file + " cannot be read: " + e, e);
      }
    }
  }

  @Option(
      names = "--tables",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "The output directory of a run (default: ${DEFAULT-VALUE}).")
  private String tables;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, csv or jsonl (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Mixin private SparkOptions sparkOptions;

  SqlCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    String query = question.text();
    var directory = new org.apache.hadoop.fs.Path(Path.of(tables).toAbsolutePath().toString());
    TableStore.checkIsOutput(directory, new Configuration());
    SparkSession spark = sparkOptions.start();
    TableStore store = TableStore.open(spark, directory.toString());
    format.print(SqlQuery.ask(spark, store, query), out);
    return 0;
  }
}
