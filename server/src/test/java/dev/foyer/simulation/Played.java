package dev.foyer.simulation;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A seed that was played, and what came of it.
///
/// @param failure null if all that has to hold did
record Played(long seed, @Nullable Throwable failure, List<String> story) {
  private static final int LAST_LINES = 60;

  /// Plays a seed.
  static Played of(long seed, Mutant mutant) {
    Silence silence = Silence.begin();
    try (silence;
        Simulation simulation = new Simulation(folder(), seed, mutant)) {
      try {
        simulation.play();
        return new Played(seed, null, simulation.story());
      } catch (Throwable e) {
        return new Played(seed, e, simulation.story());
      }
    }
  }

  /// Plays many seeds, two at a time, each by one thread.
  static List<Played> of(LongStream seeds) {
    try (ExecutorService players = Executors.newFixedThreadPool(2)) {
      List<Future<Played>> games =
          seeds.mapToObj(seed -> players.submit(() -> of(seed, Mutant.NONE))).toList();
      List<Played> played = new ArrayList<>();
      for (Future<Played> game : games) {
        played.add(game.get());
      }
      return played;
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// In memory where the machine has such a place: cards are virtual, but their files are not.
  private static Path folder() {
    Path memory = Path.of("/dev/shm");
    try {
      return Files.isWritable(memory)
          ? Files.createTempDirectory(memory, "foyer-simulation")
          : Files.createTempDirectory("foyer-simulation");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How to play it again, what failed, and what had happened.
  String report() {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.println("seed " + seed + " (again: -Dfoyer.seed=" + seed + " -Dfoyer.seeds=1)");
    if (failure != null) {
      failure.printStackTrace(out);
    }
    story.subList(Math.max(0, story.size() - LAST_LINES), story.size()).forEach(out::println);
    return text.toString();
  }
}
