package org.newsweft.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.newsweft.config.UserError;
import org.newsweft.explore.Network;
import org.newsweft.explore.NetworkFormat;
import org.newsweft.explore.PeriodSpan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code export}: the network of a period as a file for other programs. */
@Command(
    name = "export",
    description = "Writes the network of a period for graph programs and spreadsheets.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private TablesOption tables;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "The period, such as 2024-05 (default: the newest complete one).")
  private String period;

  @Option(
      names = "--min-articles",
      paramLabel = "N",
      defaultValue = "1",
      description = "Leave out pairs with fewer articles in the period.")
  private long minArticles;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      required = true,
      description = "The file; its ending says the form: .graphml, .gexf or .csv.")
  private Path file;

  @Mixin private SparkOptions sparkOptions;

  ExportCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    NetworkFormat format =
        NetworkFormat.ofFile(file.toString())
            .orElseThrow(
                () ->
                    new UserError(
                        "The file is %s; its name must end with .graphml, .gexf or .csv"
                            .formatted(file)));
    Path target = file.toAbsolutePath();
    if (!Files.isDirectory(target.getParent())) {
      throw new UserError("There is no folder " + target.getParent() + " for the file");
    }
    Optional<PeriodSpan> span = Optional.ofNullable(period).map(PeriodSpan::parse);
    tables.check();
    SparkSession spark = sparkOptions.start();
    Network network = Network.of(spark, tables.open(spark), span, minArticles);
    // Written beside and moved, so that a file is whole or not there.
    Path part = target.resolveSibling("." + target.getFileName() + ".writing");
    try (Writer writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
      format.write(network, writer);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    out.println(
        "%s: %,d items and %,d pairs of the period from %s"
            .formatted(file, network.nodes().size(), network.ties().size(), network.period()));
    return 0;
  }
}
