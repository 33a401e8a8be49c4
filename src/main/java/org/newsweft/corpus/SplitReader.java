package org.newsweft.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.newsweft.config.JobConfig.Format;
import org.newsweft.config.UserError;

/** The rows of one split, read as they are asked for. Runs in a task. */
final class SplitReader implements Iterator<Row> {
  private final Split split;
  private final ArticleBuilder builder;
  private final LongAccumulator recordsRead;
  private final Configuration configuration;
  private RawRecords records;
  private RawRecord next;
  private long readable;
  private boolean ended;

  SplitReader(
      Split split,
      ArticleBuilder builder,
      LongAccumulator recordsRead,
      Configuration configuration) {
    this.split = split;
    this.builder = builder;
    this.recordsRead = recordsRead;
    this.configuration = configuration;
  }

  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      advance();
    }
    return next != null;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    RawRecord record = next;
    next = null;
    recordsRead.add(1);
    String pathWithDate = split.format() == Format.TEXT ? split.name() : null;
    return Records.encode(split.path(), record, builder.build(record, pathWithDate, split.path()));
  }

  private void advance() {
    try {
      if (records == null) {
        open();
      }
      next = records.next();
      if (next == null) {
        ended = true;
        records.close();
      } else {
        readable++;
      }
    } catch (IOException e) {
      throw new UserError(
          "%s is damaged or cannot be read: %s; %s. Replace the file, or leave it out of input.paths"
              .formatted(split.path(), e.getMessage(), readable()),
          e);
    }
  }

  private String readable() {
    if (readable == 0) {
      return "no record was readable";
    }
    String where = split.start() > 0 ? " from byte " + split.start() : "";
    return readable == 1
        ? "1 record" + where + " was readable"
        : readable + " records" + where + " were readable";
  }

  private void open() throws IOException {
    InputStream in = Compression.open(split.path(), configuration);
    try {
      records =
          switch (split.format()) {
            case JSONL -> new JsonLines(lines(in), builder.input());
            case CSV -> new CsvRecords(in, split.path(), builder.input());
            case TEXT -> new PlainText(in, split.name(), builder.input());
            default -> throw new IllegalStateException(split.format().name());
          };
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
    TaskContext task = TaskContext.get();
    if (task != null) {
      // A task that fails or is stopped early leaves the file in its middle.
      RawRecords opened = records;
      task.addTaskCompletionListener(
          (org.apache.spark.util.TaskCompletionListener)
              context -> {
                try {
                  opened.close();
                } catch (IOException e) {
                  // The records are read, or the task has failed for a better reason.
                }
              });
    }
  }

  private BoundedLines lines(InputStream in) throws IOException {
    if (split.start() > 0) {
      ((FSDataInputStream) in).seek(split.start() - 1);
    }
    return new BoundedLines(
        in, split.start(), split.end(), split.firstRecord(), builder.limits().record());
  }

  /** How many line feeds stand before the lines that begin in the next split. */
  static long countLineFeeds(Split split, Configuration configuration) {
    long first = Math.max(0, split.start() - 1);
    long left = split.end() - 1 - first;
    var path = new Path(split.path());
    try (FSDataInputStream in = path.getFileSystem(configuration).open(path)) {
      in.seek(first);
      byte[] chunk = new byte[1 << 16];
      long count = 0;
      while (left > 0) {
        int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
        if (read < 0) {
          throw new IOException("it ends before byte " + split.end());
        }
        for (int i = 0; i < read; i++) {
          if (chunk[i] == '\n') {
            count++;
          }
        }
        left -= read;
      }
      return count;
    } catch (IOException e) {
      throw new UserError(split.path() + " cannot be read: " + e.getMessage(), e);
    }
  }
}
