package dev.foyer.domain;

/// What is asked of a community as a whole, and what was made of the answers.
public sealed interface PulseFact extends FactBody {
  /// Answers of several people to one question, shuffled: no person stands behind one of them.
  ///
  /// @param person whose key stays here: [PersonId#local] of the box
  /// @param question such as `bscs/3` or `energy`
  /// @param answers numbers with spaces between
  record PulsesTaken(
      ReplicaId box, PersonId person, EventId event, String question, PrivateText answers)
      implements PulseFact, StaysHere {
    @Override
    public String subject() {
      return "event/" + event.hex();
    }
  }

  /// A report as it was read, to be made again the same for ever. Nobody is named in it.
  record ReportFrozen(ItemId report, String title, Bytes document) implements PulseFact {
    @Override
    public String subject() {
      return "report/" + report.hex();
    }
  }

  /// A comparison that was registered before anybody knew how it ends.
  ///
  /// @param document what is compared, on what, and until when
  record TrialRegistered(ItemId trial, String title, Bytes document) implements PulseFact {
    @Override
    public String subject() {
      return "trial/" + trial.hex();
    }
  }
}
