package org.newsweft.tables;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.ProjectingInternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import scala.collection.IndexedSeq;
import scala.collection.immutable.Map.Map1;
import scala.collection.immutable.Range$;

/**
 * Writes the sorted rows of a partition to Parquet files, by Spark's own Parquet writer: a new file
 * wherever the year or the number of the file changes.
 *
 * <p>{@code DataFrameWriter.partitionBy} would do the same, but sorts anew unless it sees in the
 * plan that rows are sorted, which rows that were taken apart do not show; and such a sort would
 * not keep the order of rows that are equal in year and file.
 */
final class ParquetFiles implements FlatMapFunction<Iterator<InternalRow>, ParquetFiles.Written> {
  private static final long serialVersionUID = 1L;

  /** The fastest; higher levels cost more of a run than they save of its tables. */
  private static final int ZSTD_LEVEL = 1;

  private final StructType schema;
  private final String directory;
  private final OutputWriterFactory writers;
  private final SerializableConfiguration configuration;

  /**
   * What files are made for.
   *
   * @see <a href="https://parquet.apache.org/docs/file-format/data-pages/compression/">the codecs
   *     of Parquet</a>
   */
  enum Form {
    /**
     * To be asked for single items: groups so small that a reader skips nearly all of a sorted
     * file, packed so that what it must read is unpacked at once. With Zstandard such files are a
     * quarter smaller, and questions that read a whole column take a fifth longer.
     */
    ASKED_BY_ITEM("snappy", 2L << 20),
    /** To be read in large parts, and to take little room. */
    READ_IN_PARTS("zstd", 16L << 20);

    final String compression;
    private final long rowGroupBytes; // in memory

    Form(String compression, long rowGroupBytes) {
      this.compression = compression;
      this.rowGroupBytes = rowGroupBytes;
    }
  }

  /**
   * A file that was written. Its name is another one in every attempt of a task.
   *
   * @param path where it is
   * @param year of its rows
   * @param number among the files of that year
   */
  record Written(String path, int year, long number) implements Serializable {}

  private ParquetFiles(
      StructType schema,
      String directory,
      OutputWriterFactory writers,
      SerializableConfiguration configuration) {
    this.schema = schema;
    this.directory = directory;
    this.writers = writers;
    this.configuration = configuration;
  }

  /**
   * A writer of files.
   *
   * @param schema of the files, with comments; rows have its columns and two more, {@code year}
   *     (int) and {@code file} (long)
   * @param directory where the files go
   * @param form of the files
   */
  static ParquetFiles in(SparkSession spark, StructType schema, Path directory, Form form) {
    try {
      Configuration configuration = spark.sessionState().newHadoopConf();
      configuration.setLong("parquet.block.size", form.rowGroupBytes);
      configuration.setInt("parquet.compression.codec.zstd.level", ZSTD_LEVEL);
      Job job = Job.getInstance(configuration);
      OutputWriterFactory writers =
          new ParquetFileFormat()
              .prepareWrite(spark, job, new Map1<>("compression", form.compression), schema);
      return new ParquetFiles(
          schema,
          directory.toString(),
          writers,
          new SerializableConfiguration(job.getConfiguration()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Iterator<Written> call(Iterator<InternalRow> rows) {
    List<Written> files = new ArrayList<>();
    TaskAttemptContext context =
        new TaskAttemptContextImpl(configuration.value(), new TaskAttemptID());
    ProjectingInternalRow columns = columnsOfSchema();
    OutputWriter writer = null;
    try {
      Written open = null;
      while (rows.hasNext()) {
        InternalRow row = rows.next();
        int year = row.getInt(schema.size());
        long number = row.getLong(schema.size() + 1);
        if (open == null || open.year != year || open.number != number) {
          if (writer != null) {
            writer.close();
          }
          open = new Written(path(year, number), year, number);
          files.add(open);
          writer = writers.newInstance(open.path, schema, context);
        }
        columns.project(row);
        writer.write(columns);
      }
    } finally {
      if (writer != null) {
        writer.close();
      }
    }
    return files.iterator();
  }

  /** A row without its last two columns, which are in the name of the file. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // Scala's Int is Object to Java
  private ProjectingInternalRow columnsOfSchema() {
    return new ProjectingInternalRow(schema, (IndexedSeq) Range$.MODULE$.apply(0, schema.size()));
  }

  private String path(int year, long number) {
    return "%s/%d-%d-%d.parquet"
        .formatted(directory, year, number, TaskContext.get().taskAttemptId());
  }
}
