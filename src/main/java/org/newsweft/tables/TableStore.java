package org.newsweft.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.newsweft.config.UserError;

/** A complete output: its tables and its manifest, for reading. */
public final class TableStore {
  /** The manifest beside the tables. It is written last, so an output that has it is complete. */
  public static final String MANIFEST = "run.json";

  /** The folder of what a run keeps for the next one. */
  static final String KEPT = "_kept/";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SparkSession spark;
  private final Path directory;

  private TableStore(SparkSession spark, Path directory) {
    this.spark = spark;
    this.directory = directory;
  }

  /**
   * Opens an output.
   *
   * @throws UserError if there is none at {@code directory}
   */
  public static TableStore open(SparkSession spark, String directory) {
    var path = new Path(directory);
    checkIsOutput(path, spark.sparkContext().hadoopConfiguration());
    return new TableStore(spark, path);
  }

  /**
   * Checks that there is a complete output at {@code directory}, before Spark is started for it.
   *
   * @throws UserError if there is none
   */
  public static void checkIsOutput(Path directory, Configuration configuration) {
    try {
      FileSystem files = directory.getFileSystem(configuration);
      StagedTables.restoreInterruptedSwap(files, directory);
      if (!isOutput(files, directory)) {
        throw new UserError(
            "There are no tables in %s (no %s); make them with: newsweft run, or name another directory"
                    .formatted(directory, MANIFEST)
                + " with --tables");
      }
    } catch (IOException e) {
      throw new UserError(directory + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether {@code directory} holds a manifest of ours. */
  static boolean isOutput(FileSystem files, Path directory) throws IOException {
    var manifest = new Path(directory, MANIFEST);
    if (!files.exists(manifest)) {
      return false;
    }
    try (var in = files.open(manifest)) {
      return JSON.readTree(in.readAllBytes()).path("program").asText().equals("newsweft");
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      return false;
    }
  }

  /** The output directory. */
  public Path path() {
    return directory;
  }

  /** Where a table lies. */
  public Path path(Table table) {
    return new Path(directory, table.label());
  }

  /** The rows of a table, in no order. Tables by year have the year as an additional column. */
  public Dataset<Row> read(Table table) {
    return spark.read().parquet(path(table).toString());
  }

  /**
   * What the run that made the output kept for the next one ({@link StagedTables#keepForNextRun}).
   */
  public Dataset<Row> kept(String name) {
    return spark.read().parquet(new Path(directory, KEPT + name).toString());
  }

  /** Makes every table a view of its name, and the scores over them ({@link Views}) too. */
  public void registerViews() {
    for (Table table : Table.values()) {
      read(table).createOrReplaceTempView(table.label());
    }
    for (String view : Views.NAMES) {
      spark.sql(Views.query(view)).createOrReplaceTempView(view);
    }
  }

  /** The manifest of the run that made the output. */
  public JsonNode manifest() {
    return manifest(directory, spark.sparkContext().hadoopConfiguration());
  }

  /** The manifest of the output in {@code directory}; empty if there is no output. */
  public static Optional<JsonNode> manifest(String directory, Configuration configuration) {
    var path = new Path(directory);
    try {
      return isOutput(path.getFileSystem(configuration), path)
          ? Optional.of(manifest(path, configuration))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode manifest(Path directory, Configuration configuration) {
    try {
      FileSystem files = directory.getFileSystem(configuration);
      try (var in = files.open(new Path(directory, MANIFEST))) {
        return JSON.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + new Path(directory, MANIFEST), e);
    }
  }
}
