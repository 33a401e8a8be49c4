package org.newsweft.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsweft.config.JobConfig;
import org.newsweft.config.JobFile;
import org.newsweft.config.UserError;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options of every command that needs a job: its file, and what goes before it. */
final class JobOptions {
  @Parameters(paramLabel = "JOB.conf", arity = "0..1", description = "The job file (HOCON).")
  private Path jobFile;

  @Option(
      names = "--input",
      paramLabel = "PATH",
      description = "The corpus: a file, a folder or a pattern. May be given again.")
  private List<String> inputs = List.of();

  @Option(names = "--output", paramLabel = "DIR", description = "The output directory.")
  private String output;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A value that goes before that of the job file. May be given again.")
  private List<String> settings = List.of();

  /** The job, checked. */
  JobConfig load() {
    return load(List.of());
  }

  /**
   * The job, checked.
   *
   * @param more what goes before its own values, as the options do
   */
  JobConfig load(List<JobFile.Setting> more) {
    var given = new ArrayList<JobFile.Setting>();
    settings.forEach(setting -> given.add(JobFile.Setting.parse(setting)));
    if (!inputs.isEmpty()) {
      given.add(new JobFile.Setting("input.paths", inputs, "--input"));
    }
    if (output != null) {
      given.add(new JobFile.Setting("output.path", List.of(output), "--output"));
    }
    given.addAll(more);
    return JobFile.load(jobFile(), given);
  }

  private Optional<Path> jobFile() {
    if (jobFile != null || !inputs.isEmpty()) {
      return Optional.ofNullable(jobFile);
    }
    String home = System.getProperty("newsweft.home");
    if (home == null) {
      throw new UserError(
          "Name a job file, or a corpus with --input (the sample job needs the launcher"
              + " jobs/newsweft)");
    }
    return Optional.of(Path.of(home, "jobs", "sample.conf"));
  }
}
