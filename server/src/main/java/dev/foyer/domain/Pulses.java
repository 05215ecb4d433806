package dev.foyer.domain;

import dev.foyer.domain.PulseFact.PulsesTaken;
import dev.foyer.domain.PulseFact.ReportFrozen;
import dev.foyer.domain.PulseFact.TrialRegistered;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a community has answered as a whole, and what was made of it. Part of the [CommunityState]
/// and guarded with it.
public final class Pulses {
  private final Map<Asked, Map<FactId, PulsesTaken>> answers = new HashMap<>();
  private final Map<ItemId, ReportFrozen> reports = new TreeMap<>();
  private final Map<ItemId, TrialRegistered> trials = new TreeMap<>();

  private record Asked(EventId event, String question) {}

  /// All answers to a question at an event that can be read here, in no order that says anything.
  public List<Integer> answers(EventId event, String question) {
    List<Integer> all = new ArrayList<>();
    answers
        .getOrDefault(new Asked(event, question), Map.of())
        .values()
        .forEach(taken -> all.addAll(numbers(taken.answers().value())));
    return all.stream().sorted().toList();
  }

  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.split(" ", -1))
        .filter(number -> !number.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }

  public Collection<ReportFrozen> reports() {
    return List.copyOf(reports.values());
  }

  public Optional<ReportFrozen> report(ItemId report) {
    return Optional.ofNullable(reports.get(report));
  }

  public Collection<TrialRegistered> trials() {
    return List.copyOf(trials.values());
  }

  void apply(Fact fact, PulseFact body) {
    switch (body) {
      case PulsesTaken b ->
          answers
              .computeIfAbsent(new Asked(b.event(), b.question()), asked -> new TreeMap<>())
              .put(fact.id(), b);
      case ReportFrozen b -> reports.putIfAbsent(b.report(), b);
      case TrialRegistered b -> trials.putIfAbsent(b.trial(), b);
    }
  }
}
