package dev.foyer.cli;

import dev.foyer.rehearsal.Caller;
import dev.foyer.rehearsal.Rehearsal;
import dev.foyer.rehearsal.Rehearsal.Report;
import dev.foyer.rehearsal.Troupe;
import dev.foyer.replication.PeerAddress;
import java.io.PrintWriter;
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

  @Option(
      names = "--fingerprint",
      paramLabel = "SHA256",
      description = "The fingerprint of the box's certificate, as box --lan prints it.")
  private @Nullable String fingerprint;

  @Option(
      names = "--central-fingerprint",
      paramLabel = "SHA256",
      description = "The fingerprint of central's certificate, as central --lan prints it.")
  private @Nullable String centralFingerprint;

  @Option(
      names = "--guests",
      defaultValue = "80",
      description = "1 to 1,000 (default: ${DEFAULT-VALUE}).")
  private int guests;

  @Option(
      names = "--per-minute",
      defaultValue = "20",
      description = "1 to 6,000 (default: ${DEFAULT-VALUE}).")
  private int perMinute;

  @Option(
      names = "--stations",
      defaultValue = "2",
      description = "1 to 32 (default: ${DEFAULT-VALUE}).")
  private int stations;

  @Override
  public Integer call() throws InterruptedException {
    check();
    Caller.Server door = server(box, fingerprint);
    try (Troupe troupe = Troupe.at(door, code)) {
      Thread leave = new Thread(troupe::close, "leave");
      Runtime.getRuntime().addShutdownHook(leave);
      if (central != null && centralCode != null) {
        troupe.planOn(server(central, centralFingerprint), centralCode);
      }
      troupe.stations(stations);
      Runtime.getRuntime().removeShutdownHook(leave);
      return tell(play(troupe));
    }
  }

  /// Ctrl-C leaves the doors as they were and takes the devices away.
  private Report play(Troupe troupe) throws InterruptedException {
    try (Rehearsal rehearsal = new Rehearsal(troupe, new Rehearsal.Plan(guests, perMinute))) {
      Thread leave = new Thread(() -> leave(rehearsal, troupe), "leave");
      Runtime.getRuntime().addShutdownHook(leave);
      return rehearsal.play();
    }
  }

  private static void leave(Rehearsal rehearsal, Troupe troupe) {
    try {
      rehearsal.close();
    } finally {
      troupe.close();
    }
  }

  private void check() {
    Usage.range(spec, "--guests", guests, new Usage.Range(1, 1_000));
    Usage.range(spec, "--per-minute", perMinute, new Usage.Range(1, 6_000));
    Usage.range(spec, "--stations", stations, new Usage.Range(1, 32));
    if (central == null) {
      Usage.without(spec, "--central-code", centralCode, "--central URL");
      Usage.without(spec, "--central-fingerprint", centralFingerprint, "--central URL");
    } else if (centralCode == null) {
      Usage.without(spec, "--central", central, "--central-code CODE");
    }
  }

  private Caller.Server server(String origin, @Nullable String pinned) {
    PeerAddress address = Usage.central(spec, origin, pinned);
    return new Caller.Server(address.uri().toString().replaceAll("/+$", ""), address.fingerprint());
  }

  private int tell(Report report) {
    PrintWriter out = spec.commandLine().getOut();
    Rehearsal.Scans scans = report.scans();
    out.printf(
        "admitted %d, refused %d, no answer %d%n",
        scans.admitted(), scans.refused(), scans.unanswered());
    out.printf(
        "scan to decision, the queue included: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms;"
            + " longer than 1 s: %d%n",
        Report.percentile(report.decisions(), 0.5),
        Report.percentile(report.decisions(), 0.95),
        Report.percentile(report.decisions(), 0.99),
        report.slow());
    out.printf(
        "badges printed %d, missing %d; decision to badge: p50 %.1f s, p95 %.1f s, most %.1f s%n",
        report.prints().size(),
        report.badges().missing(),
        Report.percentile(report.prints(), 0.5) / 1000,
        Report.percentile(report.prints(), 0.95) / 1000,
        Report.percentile(report.prints(), 1) / 1000);
    out.printf(
        "badges still waiting %d s after the last guest: %d (0: no queue was growing)%n",
        Rehearsal.BREATH.toSeconds(), report.badges().waiting());
    boolean held =
        scans.admitted() == guests
            && report.badges().missing() == 0
            && report.badges().waiting() == 0;
    out.println(held ? "The door held." : "The door did not hold: see above.");
    out.flush();
    return held ? 0 : 1;
  }
}
