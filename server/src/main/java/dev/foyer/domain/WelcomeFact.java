package dev.foyer.domain;

import org.jspecify.annotations.Nullable;

/// How guests are welcomed: who does it, who is free to, and in which circle a guest starts.
public sealed interface WelcomeFact extends FactBody {
  /// Somebody plays a part in an event, or has laid it down.
  record PartTaken(PersonId person, EventId event, Part part, long version, Taking taking)
      implements WelcomeFact {
    @Override
    public String subject() {
      return "person/" + person.hex();
    }
  }

  /// The box has asked somebody whether they would play a part. It asks once.
  record PartAsked(PersonId person, EventId event, Part part) implements WelcomeFact {
    @Override
    public String subject() {
      return "person/" + person.hex();
    }
  }

  /// Who carries a host's tablet.
  ///
  /// @param guest null for nobody in particular
  record TabletCarried(DeviceId device, long version, @Nullable InvitationId guest)
      implements WelcomeFact {
    @Override
    public String subject() {
      return "device/" + device.hex();
    }
  }

  /// Whoever carries this tablet is free to greet a guest, or is not.
  record GreeterReady(DeviceId device, EventId event, long version, Readiness readiness)
      implements WelcomeFact {
    @Override
    public String subject() {
      return "device/" + device.hex();
    }
  }

  /// A guest belongs to a cast: a few people and a host who begin and end the evening together.
  ///
  /// @param cast from 1; 0 for none
  record CastJoined(EventId event, GuestId guest, long version, int cast) implements WelcomeFact {
    @Override
    public String subject() {
      return "invitation/" + guest.invitation().hex();
    }
  }

  record SheetWritten(CommunityId community, long version, CommunitySheet sheet)
      implements WelcomeFact {
    @Override
    public String subject() {
      return "community/" + community.hex();
    }
  }

  /// Something on an event's list is done, or is open again.
  ///
  /// @param task its name on the list, such as `before/name-hosts`
  record TaskTicked(EventId event, String task, long version, Tick tick, DeviceId by)
      implements WelcomeFact {
    @Override
    public String subject() {
      return "event/" + event.hex();
    }
  }

  /// What somebody does for an evening beside being a guest.
  enum Part {
    GREETER,
    /// Stays at one table and looks after it.
    TABLE_HOST,
    MENTOR,
    REPORTER,
    /// The community builder of the event.
    BUILDER,
    SPEAKER
  }

  enum Taking {
    TAKEN,
    LAID_DOWN
  }

  enum Readiness {
    FREE,
    BUSY
  }

  enum Tick {
    DONE,
    OPEN
  }
}
