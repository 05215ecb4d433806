package dev.foyer.cli;

import dev.foyer.rehearsal.Caller;
import dev.foyer.rehearsal.Rehearsal;
import dev.foyer.rehearsal.Rehearsal.Report;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `foyer rehearse`: plays a door against a running box.
@Command(
    name = "rehearse",
    description =
        "Plays a door against a running box, with real invitations and badges of an event of its"
            + " own, and reports how it held.",
    mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--box",
      paramLabel = "URL",
      defaultValue = "http://localhost:7300",
      description = "The box (default: ${DEFAULT-VALUE}).")
  private String box = "";

  @Option(
      names = "--code",
      paramLabel = "CODE",
      required = true,
      description = "A pairing code for an organiser of the box.")
  private String code = "";

  @Option(
      names = "--central",
      paramLabel = "URL",
      description = "Central, if the box belongs to one: it issues the invitations.")
  private @Nullable String central;

  @Option(
      names = "--central-code",
      paramLabel = "CODE",
      description = "A pairing code for an organiser of central.")
  private @Nullable String centralCode;

  @Option(names = "--guests", defaultValue = "80", description = "Default: ${DEFAULT-VALUE}.")
  private int guests;

  @Option(names = "--per-minute", defaultValue = "20", description = "Default: ${DEFAULT-VALUE}.")
  private int perMinute;

  @Option(names = "--stations", defaultValue = "2", description = "Default: ${DEFAULT-VALUE}.")
  private int stations;

  @Override
  public Integer call() throws InterruptedException {
    Caller organiser = Caller.paired(box, code);
    Caller planner =
        central == null || centralCode == null ? organiser : Caller.paired(central, centralCode);
    List<Caller> doors = new ArrayList<>();
    for (int i = 0; i < stations; i++) {
      byte[] answer = organiser.post("/api/devices/codes", Map.of("role", "station"));
      doors.add(Caller.paired(box, Caller.json(answer).path("code").asText()));
    }
    Report report =
        new Rehearsal(
                new Rehearsal.Cast(planner, organiser, doors),
                new Rehearsal.Plan(guests, perMinute, stations))
            .play();
    return tell(report);
  }

  private int tell(Report report) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("admitted %d, refused %d%n", report.admitted(), report.refused());
    out.printf(
        "scan to decision, the queue included: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n",
        Report.percentile(report.decisions(), 0.5),
        Report.percentile(report.decisions(), 0.95),
        Report.percentile(report.decisions(), 0.99));
    out.printf(
        "badges printed %d, missing %d; decision to badge: p50 %.1f s, p95 %.1f s, most %.1f s%n",
        report.badges().size(),
        report.badgesMissing(),
        Report.percentile(report.badges(), 0.5) / 1000,
        Report.percentile(report.badges(), 0.95) / 1000,
        Report.percentile(report.badges(), 1) / 1000);
    boolean held = report.admitted() == guests && report.badgesMissing() == 0;
    out.println(held ? "The door held." : "The door did not hold: see above.");
    out.flush();
    return held ? 0 : 1;
  }
}
