package org.newsweft;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.newsweft.config.JobFile;
import org.newsweft.job.RunJob;
import org.newsweft.job.RunResult;
import org.newsweft.tables.TableStore;

/** The output of the sample job, made once for the whole suite. */
public final class SampleOutput {
  private static RunResult result;

  private SampleOutput() {}

  /** What the run read and made. */
  public static synchronized RunResult result() {
    if (result == null) {
      try {
        Path folder = Files.createTempDirectory("newsweft-sample");
        result = runTo(folder.resolve("out"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return result;
  }

  /** The tables. */
  public static TableStore tables() {
    return TableStore.open(TestSpark.session(), result().output());
  }

  /** The output directory. */
  public static Path directory() {
    return Path.of(result().output());
  }

  /** Runs the sample job once more, into a directory of its own. */
  public static RunResult runTo(Path output, String... settings) {
    var given = new java.util.ArrayList<JobFile.Setting>();
    given.add(JobFile.Setting.parse("output.path=" + output));
    for (String setting : settings) {
      given.add(JobFile.Setting.parse(setting));
    }
    var quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return RunJob.prepare(JobFile.load(Optional.of(jobFile()), given))
        .run(TestSpark.session(), true, quiet, false);
  }

  /** The sample job's file. */
  public static Path jobFile() {
    return Path.of(System.getProperty("newsweft.home", "."), "jobs", "sample.conf");
  }

  /** The sample corpus. */
  public static Path corpus() {
    return Path.of(System.getProperty("newsweft.home", "."), "data", "sample", "articles.jsonl");
  }
}
