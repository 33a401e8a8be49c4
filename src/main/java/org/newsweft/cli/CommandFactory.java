package org.newsweft.cli;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, and hands them the streams that they write to. */
final class CommandFactory implements IFactory {
  private final PrintStream out;
  private final PrintStream err;

  CommandFactory(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == RunCommand.class) {
      return type.cast(new RunCommand(out, err));
    }
    if (type == SqlCommand.class) {
      return type.cast(new SqlCommand(out));
    }
    if (type == ReportCommand.class) {
      return type.cast(new ReportCommand(out));
    }
    if (type == ExplainCommand.class) {
      return type.cast(new ExplainCommand(out));
    }
    if (type == ExportCommand.class) {
      return type.cast(new ExportCommand(out));
    }
    if (type == VerifyCommand.class) {
      return type.cast(new VerifyCommand(out));
    }
    if (type == EvaluateCommand.class) {
      return type.cast(new EvaluateCommand(out));
    }
    if (type == TrendsCommand.class) {
      return type.cast(new TrendsCommand(out));
    }
    if (type == TrendsBenchCommand.class) {
      return type.cast(new TrendsBenchCommand(out));
    }
    if (type == BenchCommand.class) {
      return type.cast(new BenchCommand(out));
    }
    if (type == BenchCountingCommand.class) {
      return type.cast(new BenchCountingCommand(out));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
