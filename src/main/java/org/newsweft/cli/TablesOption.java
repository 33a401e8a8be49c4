package org.newsweft.cli;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.newsweft.tables.TableStore;
import picocli.CommandLine.Option;

/** The output that a command reads. */
final class TablesOption {
  @Option(
      names = "--tables",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "The output directory of a run (default: ${DEFAULT-VALUE}).")
  private String tables;

  /**
   * Checks that there is an output, before Spark is started for it.
   *
   * @throws org.newsweft.config.UserError if there is none
   */
  void check() {
    TableStore.checkIsOutput(directory(), new Configuration());
  }

  /** Opens the output. */
  TableStore open(SparkSession spark) {
    return TableStore.open(spark, directory().toString());
  }

  private org.apache.hadoop.fs.Path directory() {
    return tables.contains("://")
        ? new org.apache.hadoop.fs.Path(tables)
        : new org.apache.hadoop.fs.Path(Path.of(tables).toAbsolutePath().toString());
  }
}
