package dev.foyer.cli;

import dev.foyer.printer.sim.SimulatorMain;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `foyer printers simulate`: a simulated printer as a program of its own.
@Command(
    name = "simulate",
    description = "Runs a simulated printer and its page of printed labels until it is stopped.",
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--link",
      paramLabel = "PATH",
      required = true,
      description = "The name that it appears under, as a port would.")
  private Path link = Path.of(".");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder for labels, as PNG, and for the label counter.")
  private Path out = Path.of(".");

  @Option(
      names = "--language",
      defaultValue = "zpl",
      description =
          "What it speaks zpl, tspl, tspl1, brother or escpos (default: ${DEFAULT-VALUE}).")
  private String language = "";

  @Option(
      names = "--baud",
      defaultValue = "115200",
      description = "How fast its line is (default: ${DEFAULT-VALUE}).")
  private int baud;

  @Option(
      names = "--port",
      defaultValue = "0",
      description = "Where its page of printed labels is on this machine (default: any).")
  private int port;

  @Option(
      names = "--speed",
      defaultValue = "4",
      description = "How many inches a second it prints (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Option(
      names = "--buffer",
      paramLabel = "BYTES",
      defaultValue = "16384",
      description = "How much it takes in before it has to print (default: ${DEFAULT-VALUE}).")
  private int buffer;

  @Option(
      names = "--flow",
      defaultValue = "none",
      description = "none, or xonxoff: it stops a sender in time (default: ${DEFAULT-VALUE}).")
  private String flow = "";

  @Override
  public Integer call() throws InterruptedException {
    SimulatorMain.Running running = started();
    Runtime.getRuntime().addShutdownHook(new Thread(running::close));
    SimulatorMain.announce(running, System.out);
    Thread.currentThread().join();
    return 0;
  }

  private SimulatorMain.Running started() {
    try {
      return SimulatorMain.start(
          List.of(
              "--link", link.toString(),
              "--out", out.toString(),
              "--language", language,
              "--baud", Integer.toString(baud),
              "--port", Integer.toString(port),
              "--speed", Double.toString(speed),
              "--buffer", Integer.toString(buffer),
              "--flow", flow));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
