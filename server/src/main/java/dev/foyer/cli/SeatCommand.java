package dev.foyer.cli;

import dev.foyer.mixing.Adviser;
import dev.foyer.mixing.Budget;
import dev.foyer.mixing.Evening;
import dev.foyer.mixing.Figures;
import dev.foyer.mixing.Mixer.Impossible;
import dev.foyer.mixing.Mixer.Seated;
import dev.foyer.mixing.Plan;
import dev.foyer.mixing.Rests;
import dev.foyer.mixing.SwapMixer;
import dev.foyer.mixing.Table;
import dev.foyer.mixing.Table.Feature;
import dev.foyer.mixing.Term;
import dev.foyer.organising.GuestFile;
import dev.foyer.platform.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `foyer seat`: plans who sits where.
@Command(
    name = "seat",
    description =
        "Plans who sits at which table in which round, so that people meet people who are new to"
            + " them, and says beforehand what the evening lacks. Exits with 1 if there is no plan,"
            + " if somebody's seat lacks what they need, or if a part of the list is left out.",
    mixinStandardHelpOptions = true)
final class SeatCommand implements Callable<Integer> {
  private static final int MOST_GUESTS = 5_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--guests",
      paramLabel = "FILE.csv",
      required = true,
      description =
          "A guest list as the organiser's page takes it. A host is told by a column \"Hosts a"
              + " table\" (yes or no), or by the role \"host\". A column \"Table\" pins somebody to"
              + " a table, \"2\" in all rounds, \"2/1/-\" round by round.")
  private Path guests = Path.of("");

  @Option(
      names = "--tables",
      paramLabel = "N",
      required = true,
      description = "How many tables, 1 to 1,000.")
  private int tables;

  @Option(
      names = "--size",
      paramLabel = "K",
      required = true,
      description = "Seats at a table, 2 to 100.")
  private int size;

  @Option(
      names = "--rounds",
      paramLabel = "R",
      defaultValue = "3",
      description = "1 to 60 (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "1",
      description = "How long to look for a good plan, 0.1 to 600 (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--seed",
      paramLabel = "X",
      defaultValue = "1",
      description = "Another number draws other lots (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--step-free",
      paramLabel = "N",
      split = ",",
      description = "Tables without steps on the way, by number, such as 1,2.")
  private List<Integer> stepFree = new ArrayList<>();

  @Option(
      names = "--quiet",
      paramLabel = "N",
      split = ",",
      description = "Quiet tables, by number.")
  private List<Integer> quiet = new ArrayList<>();

  @Override
  public Integer call() {
    check();
    SeatingList.Read list = SeatingList.read(file(), tables(), rounds);
    Evening evening = list.evening();
    if (evening.guests().isEmpty()) {
      list.remarks().forEach(this::remark);
      throw Usage.wrong(spec, "There is nobody on the list to be seated.");
    }
    if (evening.guests().size() > MOST_GUESTS) {
      throw Usage.wrong(spec, "These are more than 5,000 guests: make several lists of them.");
    }
    Evening rested = evening.resting(Rests.fairly(evening, seed));
    Budget budget = Budget.time(Duration.ofMillis((long) (seconds * 1_000)), System::nanoTime);
    return switch (new SwapMixer(seed).seat(rested, budget)) {
      case Impossible impossible -> refuse(list.remarks(), impossible.why());
      case Seated seated -> tell(list, rested, seated.plan());
    };
  }

  private void check() {
    Usage.range(spec, "--tables", tables, new Usage.Range(1, 1_000));
    Usage.range(spec, "--size", size, new Usage.Range(2, 100));
    Usage.range(spec, "--rounds", rounds, new Usage.Range(1, Evening.MOST_ROUNDS));
    if (!(seconds >= 0.1 && seconds <= 600)) {
      throw Usage.wrong(spec, "--seconds is out of range: it goes from 0.1 to 600.");
    }
    stepFree.forEach(n -> Usage.range(spec, "--step-free", n, new Usage.Range(1, tables)));
    quiet.forEach(n -> Usage.range(spec, "--quiet", n, new Usage.Range(1, tables)));
  }

  private GuestFile file() {
    try {
      return GuestFile.read(guests);
    } catch (IOException e) {
      throw Usage.wrong(spec, "The guest list " + guests + " cannot be read.");
    } catch (Problem e) {
      throw Usage.wrong(spec, e.title());
    }
  }

  private List<Table> tables() {
    List<Table> all = new ArrayList<>();
    for (int number = 1; number <= tables; number++) {
      Set<Feature> features = new HashSet<>();
      if (stepFree.contains(number)) {
        features.add(Feature.STEP_FREE);
      }
      if (quiet.contains(number)) {
        features.add(Feature.QUIET);
      }
      all.add(new Table("table " + number, size, features));
    }
    return all;
  }

  private int refuse(List<String> remarks, List<String> why) {
    remarks.forEach(this::remark);
    why.stream().distinct().forEach(this::remark);
    return 1;
  }

  private int tell(SeatingList.Read list, Evening rested, Plan plan) {
    PrintWriter out = spec.commandLine().getOut();
    Adviser.of(list.evening()).forEach(advice -> out.println("Beforehand: " + advice.words()));
    new SeatingSheet(rested, plan).lines().forEach(out::println);
    out.flush();
    List<String> remarks = new ArrayList<>(list.remarks());
    Map<Term, Long> figures = Figures.of(rested, plan);
    if (figures.entrySet().stream().anyMatch(f -> f.getKey().hard() && f.getValue() > 0)) {
      remarks.add(
          "Not everybody has a seat that suits them: somebody needs another table, or a neighbour"
              + " who speaks their language.");
    }
    remarks.forEach(this::remark);
    return remarks.isEmpty() ? 0 : 1;
  }

  private void remark(String words) {
    spec.commandLine().getErr().println(words);
    spec.commandLine().getErr().flush();
  }
}
