package org.newsweft.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.newsweft.config.UserError;
import org.newsweft.explore.OutputFormat;
import org.newsweft.explore.Question;
import org.newsweft.explore.Questions;
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
  private Asked asked;

  /** The query itself, the file that holds it, or a shipped question. */
  static final class Asked {
    @Parameters(paramLabel = "QUERY", description = "The query.")
    private String query;

    @Option(names = "-f", paramLabel = "FILE", description = "A file that holds the query.")
    private Path file;

    @Option(
        names = "--question",
        paramLabel = "NAME",
        description = "A shipped question; --list names them.")
    private String question;

    @Option(names = "--list", description = "List the shipped questions and their parameters.")
    private boolean list;
  }

  @Option(
      names = "--parameter",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the shipped question (repeatable).")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Mixin private TablesOption tables;

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
    if (!parameters.isEmpty() && asked.question == null) {
      throw new UserError("--parameter belongs to --question; a query holds its own values");
    }
    if (asked.list) {
      Questions.all().forEach(this::describe);
      return 0;
    }
    String query = query();
    tables.check();
    SparkSession spark = sparkOptions.start();
    TableStore store = tables.open(spark);
    format.print(SqlQuery.ask(spark, store, query), out);
    return 0;
  }

  private String query() {
    if (asked.question != null) {
      return Questions.named(asked.question).with(parameters).sql();
    }
    if (asked.query != null) {
      return asked.query;
    }
    try {
      return Files.readString(asked.file);
    } catch (IOException e) {
      throw new UserError("The query file " + asked.file + " cannot be read: " + e, e);
    }
  }

  private void describe(Question question) {
    out.println(question.name());
    out.println("    " + question.title());
    question
        .defaults()
        .forEach(
            (name, value) -> out.println("    " + name + " = " + value.replaceAll("\\s+", " ")));
  }
}
