package dev.foyer.domain;

/// What guests say of themselves, beyond a profile, and what they agree to.
public sealed interface AnswerFact extends FactBody {
  record PersonAnswered(PersonId person, long version, Answers answers)
      implements AnswerFact, Personal {
    @Override
    public String subject() {
      return "person/" + person.hex();
    }
  }

  /// A person has agreed to something, or does so no more.
  record ConsentSaid(PersonId person, Purpose purpose, long version, Said said)
      implements AnswerFact {
    @Override
    public String subject() {
      return "person/" + person.hex();
    }
  }

  /// What a guest eats and does not eat: known to this box, whose kitchen cooks, and nowhere else.
  ///
  /// @param person whose key stays here: [PersonId#local] of the guest
  record DietTold(ReplicaId box, PersonId person, PersonId guest, long version, PrivateText diet)
      implements AnswerFact, StaysHere {
    @Override
    public String subject() {
      return "person/" + guest.hex();
    }
  }

  /// "Since we last met": for the guest's own table this evening, and gone with it.
  ///
  /// @param person whose key stays here: [PersonId#local] of the guest
  record NoteLeft(
      ReplicaId box, PersonId person, GuestId guest, EventId event, long version, PrivateText note)
      implements AnswerFact, StaysHere {
    @Override
    public String subject() {
      return "invitation/" + guest.invitation().hex();
    }
  }

  /// What somebody may agree to; nothing is agreed to by silence.
  enum Purpose {
    /// To be introduced to people who are here.
    INTRODUCTIONS,
    /// That "ask me about" stands on the badge.
    ASK_ME_ABOUT,
    /// To be named in the picture of an evening.
    NAMED,
    /// To be sent word of an evening that was missed.
    DIGEST,
    HANDOFF_FORUM,
    HANDOFF_CHAT,
    HANDOFF_MAIL,
    /// A group whose link is pasted by hand.
    HANDOFF_GROUP,
    /// To stand on the list of those who are reached when it is urgent.
    URGENT
  }

  enum Said {
    YES,
    NO
  }
}
