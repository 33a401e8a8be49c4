package org.newsweft.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.newsweft.config.UserError;
import org.newsweft.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code verify}: checks an output against itself. */
@Command(
    name = "verify",
    description = "Checks an output against itself; ends with 1 if it finds a fault.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private TablesOption tables;

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "Items whose pairs and triples are counted again (default: ${DEFAULT-VALUE}); all in"
              + " place of a number recounts everything, which takes long.")
  private String items;

  @Mixin private SparkOptions sparkOptions;

  VerifyCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    if (!items.matches("all|[0-9]{1,9}")) {
      throw new UserError("--items is " + items + "; it must be a whole number or all");
    }
    tables.check();
    SparkSession spark = sparkOptions.start();
    long number = items.equals("all") ? Long.MAX_VALUE : Long.parseLong(items);
    long faults = Verification.of(spark, tables.open(spark), number, out);
    out.println(
        faults == 0
            ? "The output keeps all its promises."
            : "%,d faults found; make the tables anew with: newsweft run".formatted(faults));
    return faults == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
