package org.newsweft.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.newsweft.TestSpark;
import org.newsweft.config.JobConfig;
import org.newsweft.config.JobFile;
import org.newsweft.config.UserError;

/** A corpus in a folder of its own, read as a job reads it. */
final class TestCorpus {
  private final Path folder;
  private final List<String> settings = new ArrayList<>();
  private long splitBytes = 64L << 20;

  TestCorpus(Path folder) {
    this.folder = folder;
  }

  TestCorpus with(String name, String... lines) {
    return with(name, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  TestCorpus with(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TestCorpus set(String assignment) {
    settings.add(assignment);
    return this;
  }

  TestCorpus splitBytes(long bytes) {
    splitBytes = bytes;
    return this;
  }

  JobConfig job() {
    var all = new ArrayList<JobFile.Setting>();
    all.add(JobFile.Setting.parse("input.paths=" + folder));
    settings.forEach(s -> all.add(JobFile.Setting.parse(s)));
    return JobFile.load(Optional.empty(), all);
  }

  List<CorpusFile> files() {
    return CorpusFiles.list(
        job().input(), TestSpark.session().sparkContext().hadoopConfiguration());
  }

  Dataset<Row> records(LongAccumulator counter) {
    return CorpusReader.read(TestSpark.session(), files(), job(), counter, splitBytes);
  }

  Dataset<Row> records() {
    return records(TestSpark.session().sparkContext().longAccumulator());
  }

  /** All records, by their input. */
  List<Row> rows() {
    return records().collectAsList().stream()
        .sorted(Comparator.comparing((Row row) -> row.<String>getAs("input")))
        .toList();
  }

  /** The one record. */
  Row row() {
    List<Row> rows = rows();
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " records: " + rows);
    }
    return rows.get(0);
  }

  /** {@code reason: detail} of the one record. */
  String reject() {
    Row row = row();
    return row.getAs("reason") + ": " + row.getAs("detail");
  }

  /** A path as messages name it. */
  String path(String name) {
    return folder.resolve(name).toString();
  }

  /** The first mistake of the user among the causes, as the main program looks for it. */
  static UserError userError(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof UserError error) {
        return error;
      }
    }
    throw new AssertionError("No UserError in the causes", thrown);
  }

  static byte[] gzip(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
