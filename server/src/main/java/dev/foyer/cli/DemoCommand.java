package dev.foyer.cli;

import dev.foyer.demo.Demo;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `foyer demo`: central, a box, a simulated printer and a sample community on this machine.
@Command(
    name = "demo",
    description =
        "Runs central, a box, a simulated serial printer and an event of 200 guests on this"
            + " machine, until it is stopped.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--state",
      paramLabel = "DIR",
      defaultValue = "foyer-demo",
      description = "Where the demo keeps everything (default: ${DEFAULT-VALUE}).")
  private Path state = Path.of(".");

  @Option(
      names = "--box-port",
      defaultValue = "7300",
      description = "The box's port (default: ${DEFAULT-VALUE}).")
  private int boxPort;

  @Option(
      names = "--central-port",
      defaultValue = "7400",
      description = "Central's port (default: ${DEFAULT-VALUE}).")
  private int centralPort;

  @Option(
      names = "--badges-port",
      defaultValue = "7500",
      description = "The port of the page with printed badges (default: ${DEFAULT-VALUE}).")
  private int badgesPort;

  @Override
  public Integer call() throws InterruptedException {
    Demo.Setup setup =
        new Demo.Setup(
            state,
            Usage.port(spec, "--box-port", boxPort),
            Usage.port(spec, "--central-port", centralPort),
            Usage.port(spec, "--badges-port", badgesPort));
    Demo.Parts parts = new Demo.Parts();
    Runtime.getRuntime().addShutdownHook(new Thread(parts::close, "stop"));
    Demo demo;
    try {
      demo = Demo.start(setup, parts);
    } catch (RuntimeException e) {
      if (parts.isClosed() && stopping()) {
        return 0;
      }
      throw e;
    }
    PrintWriter out = spec.commandLine().getOut();
    demo.greeting().forEach(out::println);
    out.flush();
    Thread.currentThread().join();
    return 0;
  }

  /// Whether Ctrl-C was pressed: then a start that breaks off has nothing to say.
  private static boolean stopping() {
    try {
      Thread none = new Thread();
      Runtime.getRuntime().addShutdownHook(none);
      Runtime.getRuntime().removeShutdownHook(none);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
