package org.newsweft.tables;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.functions.year;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.newsweft.config.UserError;
import org.newsweft.tables.ParquetFiles.Form;
import org.newsweft.tables.ParquetFiles.Written;

/**
 * The tables of a run that is not complete yet. They are written beside the output directory, which
 * stays as it is until {@link #publish} puts the whole set in its place.
 *
 * <p>The same rows give the same bytes: rows are sorted, files have fixed names, and how many files
 * a year has depends on the number of its articles alone.
 */
public final class StagedTables implements AutoCloseable {
  private static final String FIRST_FILE = "part-00000.parquet";

  /** A year with more articles than this has its tables in more than one file. */
  private static final long ARTICLES_PER_FILE = 500_000;

  private final SparkSession spark;
  private final FileSystem files;
  private final Path output;
  private final Path staging;
  private Column filesOfYear = lit(1L);

  private StagedTables(SparkSession spark, FileSystem files, Path output) {
    this.spark = spark;
    this.files = files;
    this.output = output;
    this.staging = beside(output, "writing");
  }

  /**
   * Checks that an output may be written to {@code directory}: it is new, empty, or holds an older
   * output. Called before Spark is started.
   *
   * @throws UserError if it holds anything else, or cannot be written
   */
  public static void checkMayWrite(String directory, Configuration configuration) {
    var output = new Path(directory);
    try {
      FileSystem files = output.getFileSystem(configuration);
      restoreInterruptedSwap(files, output);
      if (!files.exists(output)) {
        return;
      }
      if (!files.getFileStatus(output).isDirectory()) {
        throw new UserError("The output " + directory + " is a file; name a directory");
      }
      if (files.listStatus(output).length > 0 && !TableStore.isOutput(files, output)) {
        throw new UserError(
            "The output directory %s holds other things than an output of Newsweft (%s, …); they were left alone: name a new or empty directory"
                .formatted(directory, files.listStatus(output)[0].getPath().getName()));
      }
    } catch (IOException e) {
      throw new UserError("The output " + directory + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** Begins an output at {@code directory}; what an interrupted run left beside it is removed. */
  public static StagedTables begin(SparkSession spark, String directory) {
    checkMayWrite(directory, spark.sparkContext().hadoopConfiguration());
    try {
      var output = new Path(directory);
      FileSystem files = output.getFileSystem(spark.sparkContext().hadoopConfiguration());
      var staged = new StagedTables(spark, files, files.makeQualified(output));
      files.delete(staged.staging, true);
      if (!files.mkdirs(staged.staging)) {
        throw new UserError("The directory " + staged.staging + " cannot be made");
      }
      return staged;
    } catch (IOException e) {
      throw new UserError("The output " + directory + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Says how many articles each year has; the number of files of the tables by year follows. */
  public void planFiles(SortedMap<Integer, Long> articlesByYear) {
    Column number = lit(1L);
    for (Map.Entry<Integer, Long> entry : articlesByYear.entrySet()) {
      long count = 1 + (entry.getValue() - 1) / ARTICLES_PER_FILE;
      if (count > 1) {
        number = when(col("year").equalTo(entry.getKey()), lit(count)).otherwise(number);
      }
    }
    filesOfYear = number;
  }

  /**
   * Writes a table.
   *
   * @param rows with the columns of the table, in any order
   * @return the number of rows written
   */
  public long write(Table table, Dataset<Row> rows) {
    return write(table, rows, UnaryOperator.identity());
  }

  /**
   * Writes a table of which the rows come packed, several in one, so that fewer are moved and
   * sorted.
   *
   * @param packed rows with those columns of the table that are not packed, and one of bytes that
   *     has the name of one that is
   * @param unpack makes the rows of the table, in its order, of packed ones that are sorted by
   *     those columns of the order that are not packed; other columns must be left as they are
   * @return the number of rows written
   */
  public long write(Table table, Dataset<Row> packed, UnaryOperator<Dataset<Row>> unpack) {
    Column year = table.byYear() ? year(col("period")) : lit(0);
    String spread =
        table.sortedBy().stream().filter(c -> !c.equals("period")).findFirst().orElse("period");
    Column file = table.byYear() ? pmod(xxhash64(col(spread)), filesOfYear) : lit(0L);
    Dataset<Row> placed = packed.withColumn("year", year).withColumn("file", file);
    Dataset<Row> together =
        table.byYear() ? placed.repartition(col("year"), col("file")) : placed.coalesce(1);
    StructType schema = table.schema();
    Column[] order =
        Stream.concat(
                Stream.of("year", "file"),
                table.sortedBy().stream()
                    .filter(c -> packed.schema().apply(c).dataType() != DataTypes.BinaryType))
            .map(c -> col(c))
            .toArray(Column[]::new);
    Column[] columns =
        Stream.concat(
                Arrays.stream(schema.fields()).map(f -> col(f.name()).cast(f.dataType())),
                Stream.of(col("year"), col("file").cast(DataTypes.LongType)))
            .toArray(Column[]::new);
    Path raw = new Path(staging, "_" + table.label());
    List<Written> written =
        unpack
            .apply(together.sortWithinPartitions(order))
            .select(columns)
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(ParquetFiles.in(spark, schema, raw, form(table)))
            .collect(); // one row a file
    return settle(table, raw, written);
  }

  /** A file that was written, and its final name. */
  private record Move(String from, String to) implements Serializable {}

  /** Brings the files to their final names and form, and counts their rows. */
  private long settle(Table table, Path raw, List<Written> written) {
    try {
      var target = new Path(staging, table.label());
      files.delete(target, true);
      files.mkdirs(target);
      List<Move> moves =
          written.stream().map(file -> move(table, file, target)).collect(Collectors.toList());
      if (moves.isEmpty()) {
        moves = List.of(emptyFile(table, raw, target));
      }
      long rows = bring(moves);
      files.delete(raw, true);
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Move move(Table table, Written file, Path target) {
    Path to =
        table.byYear()
            ? new Path(
                new Path(target, "year=" + file.year()),
                "part-%05d.parquet".formatted(file.number()))
            : new Path(target, FIRST_FILE);
    return new Move(file.path(), to.toString());
  }

  /** The executors copy; a file that is already there, which no rule allows, is an error. */
  private long bring(List<Move> moves) {
    var context = new JavaSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    Function<Move, Long> copy =
        move ->
            ParquetFooter.copySorted(
                new Path(move.from()), new Path(move.to()), configuration.value().value());
    return context.parallelize(moves, moves.size()).map(copy).reduce(Long::sum);
  }

  /** A table without a row still has one file, so that its columns can be read. */
  private Move emptyFile(Table table, Path raw, Path target) throws IOException {
    spark
        .createDataFrame(List.of(), table.schema())
        .coalesce(1)
        .write()
        .mode(SaveMode.Overwrite)
        .option("compression", form(table).compression)
        .parquet(raw.toString());
    FileStatus[] made = files.listStatus(raw, path -> path.getName().endsWith(".parquet"));
    return new Move(made[0].getPath().toString(), new Path(target, FIRST_FILE).toString());
  }

  private static Form form(Table table) {
    return switch (table) {
      case ITEM_COUNTS, PAIR_COUNTS, TRIPLE_COUNTS -> Form.ASKED_BY_ITEM;
      default -> Form.READ_IN_PARTS;
    };
  }

  /** A table that was written before in this run. */
  public Dataset<Row> read(Table table) {
    return spark.read().parquet(new Path(staging, table.label()).toString());
  }

  /**
   * Keeps rows on disk for a later stage of the same run; they are no part of the output.
   *
   * @return the rows, read back
   */
  public Dataset<Row> keep(String name, Dataset<Row> rows) {
    return keepIn("_work/", name, rows, true);
  }

  /**
   * The same for rows of numbers that are rarely equal, which no dictionary makes shorter.
   *
   * @return the rows, read back
   */
  public Dataset<Row> keepNumbers(String name, Dataset<Row> rows) {
    return keepIn("_work/", name, rows, false);
  }

  /**
   * Keeps rows on disk for later stages and for the next run to the same output ({@link
   * TableStore#kept}). They lie beside the tables, in a folder that readers of tables pass over,
   * and are no part of the contract.
   *
   * @return the rows, read back
   */
  public Dataset<Row> keepForNextRun(String name, Dataset<Row> rows) {
    return keepIn(TableStore.KEPT, name, rows, true);
  }

  private Dataset<Row> keepIn(String folder, String name, Dataset<Row> rows, boolean dictionary) {
    String path = new Path(staging, folder + name).toString();
    DataFrameWriter<Row> writer =
        rows.write()
            .mode(SaveMode.Overwrite)
            .option("compression", "lz4raw")
            .option("parquet.enable.dictionary", dictionary);
    for (StructField field : rows.schema().fields()) {
      if (field.dataType() == DataTypes.BinaryType) {
        // Counts in bytes are never equal.
        writer.option("parquet.enable.dictionary#" + field.name(), false);
      }
    }
    writer.parquet(path);
    return spark.read().schema(rows.schema()).parquet(path);
  }

  /**
   * Makes this the output: the manifest is written and the directories are swapped. Readers see the
   * old tables until then. After a crash between the two moves of the swap, the next command that
   * uses the directory moves the old tables back.
   */
  public void publish(String manifest) {
    try {
      files.delete(new Path(staging, "_work"), true);
      try (var out = files.create(new Path(staging, TableStore.MANIFEST))) {
        out.write(manifest.getBytes(StandardCharsets.UTF_8));
      }
      Path old = beside(output, "old");
      files.delete(old, true);
      if (files.exists(output) && !files.rename(output, old)) {
        throw new IOException("Cannot move the old tables from " + output + " to " + old);
      }
      if (!files.rename(staging, output)) {
        throw new IOException("Cannot move the new tables from " + staging + " to " + output);
      }
      files.delete(old, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what was not published. */
  @Override
  public void close() {
    try {
      files.delete(staging, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void restoreInterruptedSwap(FileSystem files, Path output) throws IOException {
    Path old = beside(output, "old");
    if (!files.exists(output) && files.exists(old)) {
      files.rename(old, output);
    }
  }

  private static Path beside(Path output, String purpose) {
    return new Path(output.getParent(), "." + output.getName() + "." + purpose);
  }
}
