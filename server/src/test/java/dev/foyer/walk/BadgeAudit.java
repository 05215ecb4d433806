package dev.foyer.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.FactBody.BadgeRuled;
import dev.foyer.domain.FactBody.BadgeSent;
import dev.foyer.domain.FactBody.BadgeSettled;
import dev.foyer.domain.FactBody.Ruling;
import dev.foyer.domain.FactBody.Settlement;
import dev.foyer.domain.JobId;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.projection.Replica;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Holds what the journal says of each badge against what lies in the trays.
final class BadgeAudit {
  private static final int AT_ONCE = 1_000;
  private static final String COUNTED = "label-counter ";

  /// The driver's known limit in other languages than ZPL: a box or the label may lose a digit of
  /// its place or size.
  private static final String SPOILT = "spoilt by a digit that was lost";

  private static final String NEVER_SPOILT = "zpl";

  /// More than that would be no limit but a fault.
  private static final int SPOILT_ONE_IN = 20;

  private static final String ON_TRUST = "unconfirmed";

  private final Map<String, BusyPrinter> printers = new LinkedHashMap<>();
  private final Map<JobId, Story> stories = new LinkedHashMap<>();
  private final List<String> wrongs = new ArrayList<>();
  private final Map<String, Integer> figures = new TreeMap<>();

  /// What the journal says of one badge.
  private static final class Story {
    final String code;
    final TreeMap<Integer, Try> tries = new TreeMap<>();
    boolean spoilt;
    final List<String> facts = new ArrayList<>();

    Story(BadgeQueued queued) {
      this.code = BadgeHost.code(queued.guest().invitation().hex());
    }

    Try attempt(int number) {
      return tries.computeIfAbsent(number, n -> new Try());
    }
  }

  /// One attempt to print it.
  private static final class Try {
    @Nullable BadgeSent sent;
    final List<BadgeSettled> ends = new ArrayList<>();
    final List<Ruling> rulings = new ArrayList<>();

    boolean ended(Settlement settlement) {
      return ends.stream().anyMatch(end -> end.settlement() == settlement);
    }

    boolean toldByAPerson() {
      return rulings.contains(Ruling.CAME_OUT) || rulings.contains(Ruling.DID_NOT_COME_OUT);
    }

    boolean wasOn(String printer) {
      return sent != null && sent.printer().equals(printer);
    }
  }

  private BadgeAudit(List<BusyPrinter> printers) {
    printers.forEach(busy -> this.printers.put(busy.name(), busy));
  }

  /// Compares everything.
  ///
  /// @return figures, by what they count
  static Map<String, Integer> of(Replica replica, List<BusyPrinter> printers, int guests) {
    BadgeAudit audit = new BadgeAudit(printers);
    audit.read(replica);
    assertEquals(guests, audit.stories.size(), "one badge was asked for each guest");
    audit.stories.forEach((id, story) -> audit.compare(replica, id, story));
    audit.lookForStrayLabels();
    audit.boundTheSpoilt(guests);
    assertEquals(List.of(), audit.wrongs);
    return audit.figures;
  }

  private void read(Replica replica) {
    long position = 1;
    List<Recorded> some = replica.ledger().read(position, AT_ONCE);
    while (!some.isEmpty()) {
      some.forEach(recorded -> take(recorded.body()));
      position = some.getLast().position() + 1;
      some = replica.ledger().read(position, AT_ONCE);
    }
  }

  private void take(@Nullable FactBody body) {
    switch (body) {
      case BadgeQueued queued -> stories.putIfAbsent(queued.job(), new Story(queued));
      case BadgeSent sent -> {
        Story story = told(sent.job(), sent);
        story.attempt(sent.attempt()).sent = sent;
      }
      case BadgeSettled settled -> {
        Story story = told(settled.job(), settled);
        story.attempt(settled.attempt()).ends.add(settled);
      }
      case BadgeRuled ruled -> {
        Story story = told(ruled.job(), ruled);
        story.attempt(ruled.attempt()).rulings.add(ruled.ruling());
      }
      case null, default -> {
        // Nothing about a badge.
      }
    }
  }

  private Story told(JobId job, FactBody fact) {
    Story story = stories.get(job);
    if (story == null) {
      throw new AssertionError("a fact of a badge that was never queued: " + fact);
    }
    story.facts.add(fact.toString());
    return story;
  }

  private void compare(Replica replica, JobId id, Story story) {
    BadgeJob.State state =
        replica.memory().read(all -> all.badges().find(id).orElseThrow().state());
    int labels = printers.values().stream().mapToInt(busy -> busy.labels(story.code)).sum();
    count("labels", labels);
    count("attempts", (int) story.tries.keySet().stream().filter(n -> n > 0).count());
    if (state != BadgeJob.State.PRINTED) {
      wrong(story, "the evening is over and the badge is " + state);
    }
    story.tries.values().forEach(attempt -> compare(story, attempt));
    printers.values().forEach(printer -> compareOn(printer, story));
    if (labels == 0) {
      missing(story);
    } else if (labels > 1) {
      twice(story, labels);
    } else {
      count("printed exactly once", 1);
    }
  }

  /// A badge that the journal holds for printed lies in the tray, as the label that it names.
  private void compare(Story story, Try attempt) {
    for (BadgeSettled end : attempt.ends) {
      count("settled as " + end.settlement(), 1);
      for (String reason : end.reasons()) {
        if (end.settlement() == Settlement.PRINTED && reason.startsWith(COUNTED)) {
          named(story, attempt, Integer.parseInt(reason.substring(COUNTED.length())));
        }
      }
    }
    count("told by a person", attempt.toldByAPerson() ? 1 : 0);
  }

  private void named(Story story, Try attempt, int number) {
    BadgeSent sent = attempt.sent;
    BusyPrinter printer = sent == null ? null : printers.get(sent.printer());
    List<String> tray = printer == null ? List.of() : printer.codes();
    if (number <= tray.size() && tray.get(number - 1).equals(BusyPrinter.UNREADABLE)) {
      if (printer != null && printer.language().equals(NEVER_SPOILT)) {
        wrong(story, "label " + number + " of " + printer.name() + " is spoilt");
      }
      story.spoilt = true;
      count(SPOILT, 1);
      return;
    }
    if (number > tray.size() || !tray.get(number - 1).equals(story.code)) {
      wrong(story, "label " + number + " is not this badge");
    }
    count("printed by the label's own number", 1);
  }

  /// An attempt that the journal holds for failed has left no label.
  private void compareOn(BusyPrinter printer, Story story) {
    int labels = printer.labels(story.code);
    long possible =
        story.tries.values().stream()
            .filter(attempt -> attempt.wasOn(printer.name()) && !attempt.ended(Settlement.FAILED))
            .count();
    if (labels > possible) {
      wrong(
          story,
          labels + " labels on " + printer.name() + " for " + possible + " that may be there");
    }
  }

  private void missing(Story story) {
    boolean trusted =
        story.tries.values().stream()
            .flatMap(attempt -> attempt.ends.stream())
            .anyMatch(end -> end.reasons().contains(ON_TRUST));
    if (story.spoilt) {
      count("spoilt and not printed again", 1);
    } else if (trusted) {
      count("not out, noted as unconfirmed", 1);
    } else {
      wrong(story, "lost in silence");
    }
  }

  /// Once more for each time that a person said that it did not come out.
  private void twice(Story story, int labels) {
    long denied =
        story.tries.values().stream()
            .filter(attempt -> attempt.rulings.contains(Ruling.DID_NOT_COME_OUT))
            .count();
    if (labels - 1 > denied) {
      wrong(story, labels + " labels, and a person denied " + denied);
    }
    count("more than once, after a person's no", 1);
    System.out.printf(
        "%s came out %d times, after a person's no:%n  %s%n",
        story.code, labels, String.join("\n  ", story.facts));
  }

  private void lookForStrayLabels() {
    List<String> codes = stories.values().stream().map(story -> story.code).toList();
    int unreadable = 0;
    for (BusyPrinter busy : printers.values()) {
      List<String> tray = busy.codes();
      for (int label = 0; label < tray.size(); label++) {
        if (tray.get(label).equals(BusyPrinter.UNREADABLE)) {
          unreadable++;
        } else if (!codes.contains(tray.get(label))) {
          wrongs.add("label %d of %s: %s".formatted(label + 1, busy.name(), tray.get(label)));
        }
      }
    }
    if (unreadable != figures.getOrDefault(SPOILT, 0)) {
      wrongs.add(
          unreadable + " labels cannot be read, of which " + figures.get(SPOILT) + " are named");
    }
  }

  private void boundTheSpoilt(int guests) {
    int spoilt = figures.getOrDefault(SPOILT, 0);
    if (spoilt > guests / SPOILT_ONE_IN + 1) {
      wrongs.add(spoilt + " labels of " + guests + " badges are spoilt");
    }
  }

  private void count(String what, int more) {
    figures.merge(what, more, Integer::sum);
  }

  private void wrong(Story story, String what) {
    wrongs.add("%n%s: %s%n  %s".formatted(what, story.code, String.join("\n  ", story.facts)));
  }
}
