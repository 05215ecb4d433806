package dev.foyer.cli;

import dev.foyer.badge.BadgeFields;
import dev.foyer.box.badges.BadgeFace;
import dev.foyer.box.badges.SheetGuests;
import dev.foyer.box.badges.SheetGuests.Order;
import dev.foyer.box.badges.SheetGuests.Who;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.Folded;
import dev.foyer.organising.GuestFile;
import dev.foyer.projection.Replica;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The badges of a document.
///
/// @param event the event's name; empty if it is not known
/// @param badges in their order
/// @param remarks whom or what of the guest list is not among them
record SheetBadges(String event, List<BadgeFields> badges, List<String> remarks) {
  SheetBadges {
    badges = List.copyOf(badges);
    remarks = List.copyOf(remarks);
  }

  /// Those of a guest list, in the order of the file. They have no codes: nobody is invited yet.
  static SheetBadges of(GuestFile list, String event) {
    List<BadgeFields> badges =
        list.guests().stream()
            .flatMap(
                guest ->
                    IntStream.range(0, guest.people())
                        .mapToObj(index -> BadgeFace.of(guest.profile(), index, event)))
            .toList();
    return new SheetBadges(event, badges, list.remarks());
  }

  /// Those of an event that a replica knows of.
  ///
  /// @param words the event's name or id; the one whose doors are open, or the only one, if nothing
  ///   is said
  /// @throws IllegalArgumentException if it cannot be told which one that is; it says which there
  ///   are
  static SheetBadges of(Replica replica, @Nullable String words, Who who, Order order) {
    return replica
        .memory()
        .read(
            state -> {
              EventId event = event(replica, state, words);
              return new SheetBadges(
                  name(state, event), new SheetGuests(event, who, order).in(state), List.of());
            });
  }

  private static EventId event(Replica replica, CommunityState state, @Nullable String words) {
    List<EventId> all =
        state.guests().events().stream().filter(event -> !event.isRehearsal()).toList();
    Optional<EventId> open = state.guests().openAt(replica.id()).filter(all::contains);
    List<EventId> meant =
        words == null
            ? open.map(List::of).orElse(all)
            : all.stream().filter(event -> isCalled(state, event, words)).toList();
    if (meant.size() == 1) {
      return meant.getFirst();
    }
    String known =
        Stream.concat(Stream.of("Say which event:"), all.stream().map(id -> said(state, id)))
            .collect(Collectors.joining("\n  "));
    throw new IllegalArgumentException(
        all.isEmpty() ? "No event is planned in this folder." : known);
  }

  private static boolean isCalled(CommunityState state, EventId event, String words) {
    return event.hex().equals(words) || Folded.text(name(state, event)).equals(Folded.text(words));
  }

  private static String said(CommunityState state, EventId event) {
    return "--event " + event.hex() + "  " + name(state, event);
  }

  private static String name(CommunityState state, EventId event) {
    return state.guests().event(event).map(EventPlan::name).orElse("");
  }
}
