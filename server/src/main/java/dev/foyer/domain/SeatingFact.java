package dev.foyer.domain;

import java.util.List;

/// Who sits where at an event, and what that was made from.
public sealed interface SeatingFact extends FactBody {
  record RoomLaid(EventId event, long version, Room room) implements SeatingFact {
    @Override
    public String subject() {
      return "event/" + event.hex();
    }
  }

  /// An organiser or host has put somebody at a table in a round.
  ///
  /// @param round from 0
  /// @param table its place in the room, from 0; -1 if the engine is to choose again
  record SeatPinned(EventId event, GuestId guest, int round, long version, int table)
      implements SeatingFact {
    @Override
    public String subject() {
      return "event/" + event.hex();
    }
  }

  /// A guest sits a round out, or takes part after all.
  record RestTaken(EventId event, GuestId guest, int round, long version, Resting resting)
      implements SeatingFact {
    @Override
    public String subject() {
      return "event/" + event.hex();
    }
  }

  /// With whom somebody is never to sit. Private, and so is why.
  ///
  /// @param others ids of people as [PersonId#hex] writes them, with spaces between
  record ApartAsked(PersonId person, long version, PrivateText others)
      implements SeatingFact, Personal {
    @Override
    public String subject() {
      return "person/" + person.hex();
    }
  }

  /// A mentor and a mentee are to share one round of an event.
  record MentorsPaired(
      EventId event, PersonId mentor, PersonId mentee, long version, Pairing pairing)
      implements SeatingFact {
    @Override
    public String subject() {
      return "event/" + event.hex();
    }
  }

  /// All seats of an event, the highest version as a whole.
  record SeatsPlanned(EventId event, long version, List<Row> rows) implements SeatingFact {
    public SeatsPlanned {
      rows = List.copyOf(rows);
    }

    @Override
    public String subject() {
      return "event/" + event.hex();
    }
  }

  /// Where a guest sits.
  ///
  /// @param tables a table's place in the room for each round; -1 for no seat
  record Row(GuestId guest, List<Integer> tables) {
    public Row {
      tables = List.copyOf(tables);
    }
  }

  /// A round has been called: from now on everybody may know where they sit in it.
  record RoundCalled(EventId event, int round) implements SeatingFact {
    @Override
    public String subject() {
      return "event/" + event.hex();
    }
  }

  enum Resting {
    SITS_OUT,
    TAKES_PART
  }

  enum Pairing {
    PAIRED,
    PARTED
  }
}
