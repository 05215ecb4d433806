package dev.foyer.domain;

/// What grows between people: meetings, introductions, promises, and what they can do for each
/// other.
public sealed interface TieFact extends FactBody {
  /// Somebody has said that they met somebody.
  record PeopleMet(EventId event, PersonId by, PersonId other) implements TieFact {
    @Override
    public String subject() {
      return "person/" + by.hex();
    }
  }

  /// A host has brought two people together, or found that it is not the time.
  record IntroductionMade(EventId event, PersonId one, PersonId other, DeviceId by, Outcome outcome)
      implements TieFact {
    @Override
    public String subject() {
      return "person/" + one.hex();
    }
  }

  /// With whom somebody would like to keep in touch. Nobody learns of it but by wishing the same.
  ///
  /// @param others ids of people as [PersonId#hex] writes them, with spaces between
  record TouchWished(PersonId person, EventId event, long version, PrivateText others)
      implements TieFact, Personal {
    @Override
    public String subject() {
      return "person/" + person.hex();
    }
  }

  /// A small promise to one person, known to the two of them.
  ///
  /// @param person who has made it
  /// @param to the id of the person it was made to, as [PersonId#hex] writes it
  record PromiseMade(
      ItemId promise, PersonId person, EventId event, PrivateText to, PrivateText text)
      implements TieFact, Personal {
    @Override
    public String subject() {
      return "promise/" + promise.hex();
    }
  }

  /// Whoever made a promise has said what became of it.
  record PromiseAnswered(ItemId promise, EventId event, long version, Kept kept)
      implements TieFact {
    @Override
    public String subject() {
      return "promise/" + promise.hex();
    }
  }

  /// Somebody has said whether a need of theirs is met. Nobody else does.
  record NeedAnswered(PersonId person, EventId event, long version, PrivateText need, Met met)
      implements TieFact, Personal {
    @Override
    public String subject() {
      return "person/" + person.hex();
    }
  }

  /// Something that a member lends or gives: on the shelf, or taken off it.
  record ResourceShelved(
      ItemId resource,
      PersonId person,
      long version,
      Thing thing,
      PrivateText what,
      PrivateText terms)
      implements TieFact, Personal {
    @Override
    public String subject() {
      return "resource/" + resource.hex();
    }
  }

  enum Outcome {
    DONE,
    NOT_NOW
  }

  enum Kept {
    KEPT,
    NOT_YET,
    NOT_KEPT
  }

  enum Met {
    MET,
    OPEN
  }

  /// What is on the shelf.
  enum Thing {
    ROOM,
    SKILL,
    TOOL,
    CONTACT,
    /// Its holder has taken it back.
    WITHDRAWN
  }
}
