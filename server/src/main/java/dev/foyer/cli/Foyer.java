package dev.foyer.cli;

import io.helidon.logging.common.LogConfig;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The `foyer` command.
@Command(
    name = "foyer",
    description = "Offline-first check-in for invitation-only communities.",
    mixinStandardHelpOptions = true,
    versionProvider = FoyerVersion.class,
    subcommands = {
      BadgeCommand.class,
      BoxCommand.class,
      CentralCommand.class,
      DecodeCommand.class,
      DemoCommand.class,
      PrintersCommand.class,
      RebuildCommand.class,
      RehearseCommand.class,
      SeatCommand.class,
      VerifyCommand.class
    })
public final class Foyer implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  public static void main(String[] args) {
    LogConfig.configureRuntime();
    System.exit(execute(args));
  }

  /// Runs one command line; 0 for success, 1 for a failure that was told, 2 for wrong usage.
  static int execute(String... args) {
    return commandLine().execute(args);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Foyer())
        .setExecutionExceptionHandler(
            (failure, command, result) -> {
              command.getErr().println(failure.getMessage());
              return 1;
            })
        .setParameterExceptionHandler((wrong, words) -> told(wrong));
  }

  /// One sentence, and where to read more; not the whole page of options.
  private static int told(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println(wrong.getMessage());
    command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do, for example: foyer demo");
  }
}
