package dev.foyer.mixing;

/// Why a seat is good for a guest, out of the terms that the engine weighs. Nothing private is
/// among them: not who is kept apart, not what a seat must give.
public sealed interface Reason {
  /// English words to be read out to the guest.
  String words();

  /// People whom the guest meets for the first time.
  record NewPeople(int people) implements Reason {
    @Override
    public String words() {
      return people == 1 ? "one person new to you" : people + " people new to you";
    }
  }

  /// Somebody has what the guest asked for.
  record OffersYou(String name, String what) implements Reason {
    @Override
    public String words() {
      return "%s offers what you asked for: %s".formatted(name, what);
    }
  }

  /// The guest has what somebody asked for.
  record AsksYou(String name, String what) implements Reason {
    @Override
    public String words() {
      return "%s asked for what you offer: %s".formatted(name, what);
    }
  }

  /// The round in which a mentor pair shares a table.
  record MentorPair(String name) implements Reason {
    @Override
    public String words() {
      return name + " and you are a mentor pair";
    }
  }

  /// A host at the table of somebody who is new or asked to be introduced.
  record HostThere(String name) implements Reason {
    @Override
    public String words() {
      return name + " is your host there";
    }
  }

  /// Somebody cares about the same, in a round that gathers by purpose.
  record CaresToo(String name, String what) implements Reason {
    @Override
    public String words() {
      return "%s cares about %s, too".formatted(name, what);
    }
  }
}
