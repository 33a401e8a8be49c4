package org.newsweft.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.newsweft.config.JobConfig.Format;
import org.newsweft.config.JobConfig.Input;
import org.newsweft.config.UserError;

/** Finds the files of a corpus. */
public final class CorpusFiles {
  /** More faults than these are counted, not listed. */
  private static final int PROBLEMS_SHOWN = 10;

  private final Input input;
  private final TreeMap<String, CorpusFile> found = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private CorpusFiles(Input input) {
    this.input = input;
  }

  /**
   * The files that a job reads: those it names, those that its patterns match, and all that lie
   * below the folders it names. Hidden files and folders ({@code .x}, {@code _x}) are skipped. A
   * file that is reached twice is listed once.
   *
   * @return sorted by path; never empty
   * @throws UserError if a path leads to nothing, cannot be read, or holds a file of a type that is
   *     not known; all such faults in one
   */
  public static List<CorpusFile> list(Input input, Configuration configuration) {
    var files = new CorpusFiles(input);
    for (String given : input.paths()) {
      try {
        files.add(given, configuration);
      } catch (IOException | IllegalArgumentException e) {
        files.problems.add("input.paths: " + given + " cannot be read: " + e.getMessage());
      }
    }
    if (!files.problems.isEmpty()) {
      int more = files.problems.size() - PROBLEMS_SHOWN;
      if (more > 0) {
        files.problems.subList(PROBLEMS_SHOWN, files.problems.size()).clear();
        files.problems.add("and " + more + " more like these");
      }
      throw new UserError(files.problems);
    }
    return List.copyOf(files.found.values());
  }

  private void add(String given, Configuration configuration) throws IOException {
    var pattern = new Path(given);
    FileSystem fileSystem = pattern.getFileSystem(configuration);
    boolean literal = fileSystem.exists(pattern);
    FileStatus[] matches =
        literal
            ? new FileStatus[] {fileSystem.getFileStatus(pattern)}
            : fileSystem.globStatus(pattern);
    if (matches == null || matches.length == 0) {
      problems.add("input.paths: there is no file or folder " + given);
      return;
    }
    boolean withScheme = pattern.toUri().getScheme() != null;
    Path root = fileSystem.makeQualified(literal ? pattern : fixedPart(pattern));
    int before = found.size() + problems.size();
    boolean somethingKnown = false;
    for (FileStatus match : matches) {
      if (match.isDirectory()) {
        RemoteIterator<LocatedFileStatus> below = fileSystem.listFiles(match.getPath(), true);
        while (below.hasNext()) {
          somethingKnown |= add(below.next(), root, withScheme);
        }
      } else {
        Path folder = literal ? match.getPath().getParent() : root;
        somethingKnown |= add(match, folder, withScheme);
      }
    }
    if (!somethingKnown && found.size() + problems.size() == before) {
      problems.add(
          "input.paths: nothing to read in "
              + given
              + " (files and folders whose names begin with . or _ are skipped)");
    }
  }

  /** Adds a file; false if it is hidden. */
  private boolean add(FileStatus file, Path root, boolean withScheme) {
    String name = root.toUri().relativize(file.getPath().toUri()).getPath();
    for (String part : name.split("/", -1)) {
      if (part.startsWith(".") || part.startsWith("_")) {
        return false;
      }
    }
    String path = withScheme ? file.getPath().toString() : file.getPath().toUri().getPath();
    Format format = input.format() == Format.AUTO ? formatOf(name) : input.format();
    if (format == null) {
      problems.add(
          "input.paths: "
              + path
              + " is of a type that is not known; known are .jsonl, .ndjson, .json, .csv, .txt (also"
              + " with .gz, .bz2 or .zst) and .parquet, or say input.format for all files");
    } else {
      found.putIfAbsent(
          path, new CorpusFile(path, name, file.getLen(), file.getModificationTime(), format));
    }
    return true;
  }

  /** The deepest folder of a pattern above its first wildcard. */
  private static Path fixedPart(Path pattern) {
    Path folder = pattern;
    while (folder.getParent() != null && folder.toString().matches(".*[*?\\[{].*")) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** What the name says of the format; null if nothing. */
  private static Format formatOf(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".parquet")) {
      return Format.PARQUET;
    }
    String plain = Compression.withoutSuffix(lower);
    if (plain.endsWith(".jsonl") || plain.endsWith(".ndjson") || plain.endsWith(".json")) {
      return Format.JSONL;
    }
    if (plain.endsWith(".csv")) {
      return Format.CSV;
    }
    return plain.endsWith(".txt") ? Format.TEXT : null;
  }
}
