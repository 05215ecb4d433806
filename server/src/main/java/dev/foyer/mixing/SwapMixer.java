package dev.foyer.mixing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Foyer's own engine: an [Opening], then [Annealing] by swaps.
///
/// @param seed the same seed ends in the same plan
public record SwapMixer(long seed) implements Mixer {
  @Override
  public Outcome seat(Evening evening, Budget budget) {
    List<String> why = Obstacles.of(evening);
    if (!why.isEmpty()) {
      return new Impossible(why);
    }
    Board board = new Board(new Roster(evening, new Plan(Map.of())));
    return search(board, Opening.byDesign(board, seed), budget, Annealing.Heat.FRESH);
  }

  @Override
  public Outcome repair(Evening evening, Plan before, Set<Turn> told, Budget budget) {
    Map<Turn, Integer> pins = new HashMap<>();
    for (Turn turn : told) {
      before.table(turn.guest(), turn.round()).ifPresent(table -> pins.put(turn, table));
    }
    Evening now = evening.alsoPinned(pins);
    List<String> why = Obstacles.of(now);
    if (!why.isEmpty()) {
      return new Impossible(why);
    }
    Board board = new Board(new Roster(now, before));
    return search(board, Opening.asBefore(board), budget, Annealing.Heat.REPAIR);
  }

  private Outcome search(
      Board board, Optional<String> obstacle, Budget budget, Annealing.Heat heat) {
    if (obstacle.isPresent()) {
      return new Impossible(List.of(obstacle.get()));
    }
    new Annealing(board, heat, seed).search(budget);
    return new Seated(board.plan());
  }
}
