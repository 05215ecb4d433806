package dev.foyer.box.hosts;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.DoorsOpened;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.PersonErased;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.Folded;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Terms;
import dev.foyer.journal.Ledger;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.projection.Memory;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The names of an event's guests, folded and in order, ready to be searched without holding the
/// state that the door decides from. Made anew by the first search after a name has changed.
/// Thread-safe.
final class GuestIndex implements Ledger.Listener {
  private static final int NAMES_AT_ONCE = 2_000;

  private final Memory memory;
  private final AtomicLong changes = new AtomicLong();
  private @Nullable Snapshot snapshot;

  /// A guest's name as it is searched.
  ///
  /// @param folded each word after a space
  record Entry(InvitationId invitation, String folded) {
    boolean matches(List<String> words) {
      for (String word : words) {
        if (!folded.contains(" " + word)) {
          return false;
        }
      }
      return true;
    }
  }

  private record Snapshot(EventId event, long changes, List<Entry> entries) {}

  GuestIndex(Memory memory) {
    this.memory = memory;
  }

  @Override
  public void heard(List<Recorded> facts) {
    boolean names =
        facts.stream()
            .anyMatch(
                recorded ->
                    recorded.body() instanceof PersonProfiled
                        || recorded.body() instanceof PersonErased
                        || recorded.body() instanceof InvitationIssued
                        || recorded.body() instanceof DoorsOpened);
    if (names) {
      changes.incrementAndGet();
    }
  }

  @Override
  public synchronized void forgotten(Set<PersonId> people) {
    changes.incrementAndGet();
    snapshot = null;
  }

  @Override
  public void recalled(List<Recorded> facts) {
    changes.incrementAndGet();
  }

  /// The guests of an event, by name.
  synchronized List<Entry> of(EventId event) {
    Snapshot known = snapshot;
    if (known == null || known.changes() != changes.get() || !known.event().equals(event)) {
      long now = changes.get();
      known = new Snapshot(event, now, entries(event));
      snapshot = known;
    }
    return known.entries();
  }

  private List<Entry> entries(EventId event) {
    List<InvitationId> ids = List.copyOf(memory.read(state -> state.guests().of(event)));
    List<Entry> entries = new java.util.ArrayList<>(ids.size());
    for (int from = 0; from < ids.size(); from += NAMES_AT_ONCE) {
      List<InvitationId> some = ids.subList(from, Math.min(ids.size(), from + NAMES_AT_ONCE));
      memory.read(state -> named(state, some)).stream()
          .map(GuestIndex::entry)
          .forEach(entries::add);
    }
    entries.sort(Comparator.comparing(Entry::folded));
    return List.copyOf(entries);
  }

  private record Named(InvitationId invitation, Profile profile) {}

  private static List<Named> named(CommunityState state, Collection<InvitationId> ids) {
    return ids.stream().flatMap(id -> named(state, id).stream()).toList();
  }

  private static Optional<Named> named(CommunityState state, InvitationId id) {
    return state
        .guests()
        .find(id)
        .flatMap(Invitation::terms)
        .map(Terms::person)
        .map(person -> new Named(id, state.people().profile(person)));
  }

  private static Entry entry(Named named) {
    String words = named.profile().name() + " " + named.profile().organisation();
    return new Entry(named.invitation(), " " + Folded.text(words).replace('-', ' '));
  }
}
