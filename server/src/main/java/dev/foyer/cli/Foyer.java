package dev.foyer.cli;

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
      VerifyCommand.class
    })
public final class Foyer implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /// Runs one command line; 0 for success, 1 for a failure that was told, 2 for wrong usage.
  static int execute(String... args) {
    return new CommandLine(new Foyer())
        .setExecutionExceptionHandler(
            (failure, command, result) -> {
              command.getErr().println(failure.getMessage());
              return 1;
            })
        .execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do, for example: foyer demo");
  }
}
