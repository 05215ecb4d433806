package dev.foyer.cli;

import dev.foyer.printer.sim.SimulatorMain;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `foyer printers simulate`: a simulated printer as a program of its own.
@Command(
    name = "simulate",
    description = "Runs a simulated printer and its page of printed labels until it is stopped.",
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
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
      description = "What it speaks (default: ${DEFAULT-VALUE}, the only one).")
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

  @Override
  public Integer call() throws InterruptedException {
    SimulatorMain.Running running =
        SimulatorMain.start(
            List.of(
                "--link", link.toString(),
                "--out", out.toString(),
                "--language", language,
                "--baud", Integer.toString(baud),
                "--port", Integer.toString(port),
                "--speed", Double.toString(speed)));
    Runtime.getRuntime().addShutdownHook(new Thread(running::close));
    SimulatorMain.announce(running, System.out);
    Thread.currentThread().join();
    return 0;
  }
}
