package dev.foyer.domain;

import dev.foyer.domain.AnswerFact.ConsentSaid;
import dev.foyer.domain.AnswerFact.DietTold;
import dev.foyer.domain.AnswerFact.NoteLeft;
import dev.foyer.domain.AnswerFact.PersonAnswered;
import dev.foyer.domain.SeatingFact.ApartAsked;
import dev.foyer.domain.SeatingFact.MentorsPaired;
import dev.foyer.domain.StoryFact.DigestItemQueued;
import dev.foyer.domain.StoryFact.StoryAnswered;
import dev.foyer.domain.StoryFact.StoryCaptured;
import dev.foyer.domain.TieFact.IntroductionMade;
import dev.foyer.domain.TieFact.NeedAnswered;
import dev.foyer.domain.TieFact.PeopleMet;
import dev.foyer.domain.TieFact.PromiseMade;
import dev.foyer.domain.TieFact.ResourceShelved;
import dev.foyer.domain.TieFact.TouchWished;
import dev.foyer.domain.WelcomeFact.PartAsked;
import dev.foyer.domain.WelcomeFact.PartTaken;
import java.util.List;
import java.util.stream.Stream;

/// Whom a fact of the community is about: once one of them is erased, it says nothing any more,
/// whichever of the two was heard of first.
final class Mentioned {
  private Mentioned() {}

  static List<PersonId> in(AnswerFact body) {
    return switch (body) {
      case PersonAnswered b -> List.of(b.person());
      case ConsentSaid b -> List.of(b.person());
      case DietTold b -> List.of(b.guest(), b.person());
      case NoteLeft b -> List.of(b.person());
    };
  }

  static List<PersonId> in(WelcomeFact body) {
    return switch (body) {
      case PartTaken b -> List.of(b.person());
      case PartAsked b -> List.of(b.person());
      default -> List.of();
    };
  }

  static List<PersonId> in(SeatingFact body) {
    return switch (body) {
      case ApartAsked b -> List.of(b.person());
      case MentorsPaired b -> List.of(b.mentor(), b.mentee());
      default -> List.of();
    };
  }

  static List<PersonId> in(TieFact body) {
    return switch (body) {
      case PeopleMet b -> List.of(b.by(), b.other());
      case IntroductionMade b -> List.of(b.one(), b.other());
      case TouchWished b -> List.of(b.person());
      case PromiseMade b -> List.of(b.person());
      case NeedAnswered b -> List.of(b.person());
      case ResourceShelved b -> List.of(b.person());
      default -> List.of();
    };
  }

  static List<PersonId> in(StoryFact body) {
    return switch (body) {
      case StoryCaptured b -> Stream.concat(Stream.of(b.person()), b.named().stream()).toList();
      case StoryAnswered b -> List.of(b.by());
      case DigestItemQueued b -> List.of(b.person(), b.introducer());
      default -> List.of();
    };
  }
}
