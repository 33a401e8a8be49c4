package org.newsweft.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.newsweft.config.JobConfig;
import org.newsweft.config.JobConfig.Format;
import org.newsweft.config.UserError;

/** Reads the files of a corpus: one row for every record in them, usable or not. */
public final class CorpusReader {
  /** A plain JSON Lines file that is larger is read by more than one task. */
  private static final long SPLIT_BYTES = 64L << 20;

  /** Small files are read together in one task, up to this size ... */
  private static final long GROUP_BYTES = 16L << 20;

  /** ... where every file counts as at least this much, for the time it takes to open it. */
  private static final long OPEN_BYTES = 64L << 10;

  private final SparkSession spark;
  private final JobConfig job;
  private final LongAccumulator recordsRead;
  private final long splitBytes;
  private final Broadcast<SerializableConfiguration> configuration;

  private CorpusReader(
      SparkSession spark, JobConfig job, LongAccumulator recordsRead, long splitBytes) {
    this.spark = spark;
    this.job = job;
    this.recordsRead = recordsRead;
    this.splitBytes = splitBytes;
    this.configuration =
        new JavaSparkContext(spark.sparkContext())
            .broadcast(new SerializableConfiguration(hadoop(spark)));
  }

  /**
   * The records of a corpus, in no order. They are read whenever the result is evaluated, so it is
   * best kept ({@code StagedTables.keep}) before it is used more than once.
   *
   * <p>Columns: {@code input} STRING (path and record number, {@code news/2021.jsonl:88}; of JSON
   * Lines the line, of CSV the row below the header); {@code reason}, {@code detail}, {@code
   * excerpt} STRING, all null if the record can be used; and the columns of the article, all null
   * if it cannot: {@code article_id} STRING, {@code published}, {@code period} DATE, {@code
   * date_source}, {@code source}, {@code title}, {@code url}, {@code language}, {@code text},
   * {@code text_hash} STRING, {@code words} INT.
   *
   * @param files from {@link CorpusFiles#list}
   * @param recordsRead is raised by one for every record, for showing progress; a task that is run
   *     again counts again
   * @throws UserError here, if a file has no column for the date or the text, or is no Parquet
   *     file; and in the causes of Spark's exception when the result is evaluated, if a file is
   *     damaged
   */
  public static Dataset<Row> read(
      SparkSession spark, List<CorpusFile> files, JobConfig job, LongAccumulator recordsRead) {
    return read(spark, files, job, recordsRead, SPLIT_BYTES);
  }

  static Dataset<Row> read(
      SparkSession spark,
      List<CorpusFile> files,
      JobConfig job,
      LongAccumulator recordsRead,
      long splitBytes) {
    return new CorpusReader(spark, job, recordsRead, splitBytes).read(files);
  }

  private Dataset<Row> read(List<CorpusFile> files) {
    List<CorpusFile> parquet = files.stream().filter(f -> f.format() == Format.PARQUET).toList();
    List<CorpusFile> streams = files.stream().filter(f -> f.format() != Format.PARQUET).toList();
    streams.forEach(this::check);
    Dataset<Row> encoded = readStreams(streams);
    for (Dataset<Row> rows :
        ParquetRecords.read(spark, parquet, ArticleBuilder.of(job), recordsRead)) {
      encoded = encoded.unionByName(rows);
    }
    return Records.decode(encoded);
  }

  private static Configuration hadoop(SparkSession spark) {
    return spark.sparkContext().hadoopConfiguration();
  }

  /** Finds on the driver what would fail for every record. */
  private void check(CorpusFile file) {
    if (file.format() == Format.JSONL) {
      var charset = Charset.forName(job.input().charset());
      if (!Decoding.linesAreBytes(charset)) {
        throw new UserError(
            "%s: JSON Lines cannot be read in the character set %s (input.charset); convert the file to UTF-8"
                .formatted(file.path(), charset));
      }
    } else if (file.format() == Format.CSV) {
      try (InputStream in = Compression.open(file.path(), hadoop(spark))) {
        new CsvRecords(in, file.path(), job.input()).close();
      } catch (IOException e) {
        throw new UserError(
            "%s is damaged or cannot be read: %s".formatted(file.path(), e.getMessage()), e);
      }
    }
  }

  private Dataset<Row> readStreams(List<CorpusFile> files) {
    ArticleBuilder builder = ArticleBuilder.of(job);
    LongAccumulator counter = recordsRead;
    Broadcast<SerializableConfiguration> hadoop = configuration;
    FlatMapFunction<List<Split>, Row> rowsOfGroup =
        group ->
            new Concatenated<>(
                group.stream()
                    .map(split -> new SplitReader(split, builder, counter, hadoop.value().value()))
                    .iterator());
    List<List<Split>> groups = groups(files);
    var context = new JavaSparkContext(spark.sparkContext());
    return spark.createDataFrame(
        context.parallelize(groups, Math.max(1, groups.size())).flatMap(rowsOfGroup),
        Records.ENCODED);
  }

  /** What each task reads: a part of a large file, a file, or several small ones. */
  private List<List<Split>> groups(List<CorpusFile> files) {
    long total = files.stream().mapToLong(f -> Math.max(OPEN_BYTES, f.length())).sum();
    // No more than a quarter of a core's share, so that no core is left to wait long at the end.
    long most =
        Math.min(
            GROUP_BYTES, Math.max(1, total / (4L * spark.sparkContext().defaultParallelism())));
    // Of ArrayLists, because Kryo cannot fill the lists of List.of.
    var groups = new ArrayList<List<Split>>();
    for (Split part : numbered(parts(files))) {
      groups.add(new ArrayList<>(List.of(part)));
    }
    var small = new ArrayList<Split>();
    long size = 0;
    for (CorpusFile file : files) {
      if (isSplit(file)) {
        continue;
      }
      small.add(Split.whole(file));
      size += Math.max(OPEN_BYTES, file.length());
      if (size >= most) {
        groups.add(new ArrayList<>(small));
        small.clear();
        size = 0;
      }
    }
    if (!small.isEmpty()) {
      groups.add(new ArrayList<>(small));
    }
    return groups;
  }

  private boolean isSplit(CorpusFile file) {
    return file.format() == Format.JSONL
        && !Compression.isCompressed(file.path())
        && file.length() > splitBytes;
  }

  private List<Split> parts(List<CorpusFile> files) {
    var parts = new ArrayList<Split>();
    for (CorpusFile file : files) {
      if (isSplit(file)) {
        for (long start = 0; start < file.length(); start += splitBytes) {
          parts.add(Split.range(file, start, Math.min(file.length(), start + splitBytes)));
        }
      }
    }
    return parts;
  }

  /**
   * Gives the parts of each file the numbers of their first lines, which takes a pass over them.
   */
  private List<Split> numbered(List<Split> parts) {
    if (parts.isEmpty()) {
      return parts;
    }
    Broadcast<SerializableConfiguration> hadoop = configuration;
    Function<Split, Long> lineFeeds =
        part -> SplitReader.countLineFeeds(part, hadoop.value().value());
    var context = new JavaSparkContext(spark.sparkContext());
    // One number for each 64 MB of the corpus.
    List<Long> counts = context.parallelize(parts, parts.size()).map(lineFeeds).collect();
    var numbered = new ArrayList<Split>();
    long before = 0;
    for (int i = 0; i < parts.size(); i++) {
      Split part = parts.get(i);
      // The line that begins first in a later part follows a line feed that is counted with it.
      numbered.add(part.withFirstRecord(part.start() == 0 ? 1 : before + 2));
      before = (part.start() == 0 ? 0 : before) + counts.get(i);
    }
    return numbered;
  }
}
