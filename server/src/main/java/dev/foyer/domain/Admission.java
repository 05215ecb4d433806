package dev.foyer.domain;

import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.Passage;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/// The fact that a guest came in, as the guest list remembers it.
public record Admission(FactId id, Stamp stamp, GuestAdmitted body) {
  public Admission {
    Objects.requireNonNull(body.person(), "person");
    Objects.requireNonNull(body.note(), "note");
  }

  /// The first of several admissions of one stay is the effective one; arrivals of a box without a
  /// trusted clock sort last.
  static final Comparator<Admission> BY_ARRIVAL =
      Comparator.comparing(Admission::stamp, Stamp.BY_ARRIVAL).thenComparing(Admission::id);

  public GuestId guest() {
    return body.guest();
  }

  public Passage passage() {
    return body.passage();
  }

  public EventId event() {
    return body.event();
  }

  /// When the guest arrived, by the clock of the door.
  public Instant when() {
    return Instant.ofEpochMilli(stamp.wallMillis());
  }
}
