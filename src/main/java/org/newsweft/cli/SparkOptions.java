package org.newsweft.cli;

import org.apache.spark.sql.SparkSession;
import org.newsweft.job.Sessions;
import picocli.CommandLine.Option;

/** Options of every command that starts Spark. */
final class SparkOptions {
  @Option(names = "--verbose", description = "Let Spark say what it does.")
  private boolean verbose;

  /** Starts Spark; it ends with the JVM. */
  SparkSession start() {
    return Sessions.start(verbose);
  }
}
