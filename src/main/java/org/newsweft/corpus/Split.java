package org.newsweft.corpus;

import java.io.Serializable;
import org.newsweft.config.JobConfig.Format;

/**
 * A part of a file that one task reads: the records that begin in a range of its bytes.
 *
 * <p>No record class, because Kryo, if Spark is told to use it, cannot fill records.
 */
final class Split implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String name;
  private final Format format;
  private final long start;
  private final long end;
  private final long firstRecord;

  private Split(String path, String name, Format format, long start, long end, long firstRecord) {
    this.path = path;
    this.name = name;
    this.format = format;
    this.start = start;
    this.end = end;
    this.firstRecord = firstRecord;
  }

  /** The whole file. */
  static Split whole(CorpusFile file) {
    return new Split(file.path(), file.name(), file.format(), 0, Long.MAX_VALUE, 1);
  }

  /** The bytes from {@code start} up to but without {@code end}. */
  static Split range(CorpusFile file, long start, long end) {
    return new Split(file.path(), file.name(), file.format(), start, end, 1);
  }

  /** The same bytes, where the first record that begins in them is known to have this number. */
  Split withFirstRecord(long number) {
    return new Split(path, name, format, start, end, number);
  }

  String path() {
    return path;
  }

  /** The path below the folder that the job names. */
  String name() {
    return name;
  }

  Format format() {
    return format;
  }

  long start() {
    return start;
  }

  long end() {
    return end;
  }

  /** Number of the first record, from 1. */
  long firstRecord() {
    return firstRecord;
  }
}
