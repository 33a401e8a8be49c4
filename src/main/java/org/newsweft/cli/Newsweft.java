package org.newsweft.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.newsweft.config.UserError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The program. Exit codes: 0 all that was asked for is done; 1 the work failed; 2 the command line,
 * the job file or the input is wrong.
 */
@Command(
    name = "newsweft",
    description = "Dated news in, co-occurrence tables out.",
    subcommands = {
      RunCommand.class,
      SqlCommand.class,
      ReportCommand.class,
      EvaluateCommand.class,
      BenchCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done; 1 the work failed; 2 the command line, the job file or the input is"
          + " wrong."
    })
public final class Newsweft implements Runnable {
  @Spec private CommandSpec spec;

  /** Ends the JVM with the exit code of the command. */
  public static void main(String[] args) {
    System.exit(
        run(
            args,
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8)));
  }

  /**
   * Runs a command.
   *
   * @param out for results
   * @param err for progress and messages
   * @return the exit code
   */
  static int run(String[] args, PrintStream out, PrintStream err) {
    var commandLine = new CommandLine(new Newsweft(), new CommandFactory(out, err));
    commandLine.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
    commandLine.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpLongOptionsMaxWidth(28);
    commandLine.setExecutionExceptionHandler((e, command, parsed) -> report(e, err));
    return commandLine.execute(args);
  }

  /** Says what went wrong: a line or more for a mistake of the user's, a trace for a defect. */
  private static int report(Throwable thrown, PrintStream err) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserError) {
        cause.getMessage().lines().forEach(line -> err.println("newsweft: " + line));
        return ExitCode.USAGE;
      }
    }
    err.println("newsweft: the work failed; the tables of an earlier run are as they were.");
    thrown.printStackTrace(err);
    return ExitCode.SOFTWARE;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name a command: run, sql, report, evaluate or bench");
  }
}
