package dev.listkeeper.server;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.cli.Apply;
import dev.listkeeper.server.cli.AuditCommand;
import dev.listkeeper.server.cli.BackupCommand;
import dev.listkeeper.server.cli.ConnectionCommand;
import dev.listkeeper.server.cli.Diff;
import dev.listkeeper.server.cli.ExportCommand;
import dev.listkeeper.server.cli.ExportConfig;
import dev.listkeeper.server.cli.KeyCommand;
import dev.listkeeper.server.cli.PauseCommand;
import dev.listkeeper.server.cli.PersonCommand;
import dev.listkeeper.server.cli.RefreshCommand;
import dev.listkeeper.server.cli.RestoreCommand;
import dev.listkeeper.server.cli.ResumeCommand;
import dev.listkeeper.server.cli.SandboxCommand;
import dev.listkeeper.server.cli.ScheduleCommand;
import dev.listkeeper.server.cli.SegmentCommand;
import dev.listkeeper.server.cli.TokenCommand;
import dev.listkeeper.server.cli.UserCommand;
import dev.listkeeper.server.demo.Demo;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code listkeeper COMMAND}. */
@Command(
    name = "listkeeper",
    description = "Keeps Constant Contact lists true to your customer segments.",
    versionProvider = Listkeeper.Release.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      Serve.class,
      Demo.class,
      Diff.class,
      Apply.class,
      ExportConfig.class,
      RefreshCommand.class,
      ScheduleCommand.class,
      SegmentCommand.class,
      ExportCommand.class,
      PersonCommand.class,
      ConnectionCommand.class,
      TokenCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      PauseCommand.class,
      ResumeCommand.class,
      KeyCommand.class,
      UserCommand.class,
      AuditCommand.class,
      SandboxCommand.class,
    })
public final class Listkeeper {

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, ready to execute; tests give it writers of their own. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Listkeeper());
    line.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
    return line;
  }

  /** A person gets one sentence; what is not meant for people is thrown on. */
  private static int report(Exception failure, CommandLine command) throws Exception {
    if (failure instanceof Problem problem) {
      PrintWriter err = command.getErr();
      err.println(problem.sentence());
      err.flush();
      return exitStatus(problem.code());
    }
    throw failure;
  }

  private static int exitStatus(ProblemCode code) {
    return switch (code) {
      case UNKNOWN_SETTING, INVALID_SETTING -> CommandLine.ExitCode.USAGE;
      default -> CommandLine.ExitCode.SOFTWARE;
    };
  }

  /** The version in the jar's manifest. */
  static final class Release implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Listkeeper " + version()};
    }
  }

  /** The version of this build; "development" when it does not run from its jar. */
  public static String version() {
    return Optional.ofNullable(Listkeeper.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
