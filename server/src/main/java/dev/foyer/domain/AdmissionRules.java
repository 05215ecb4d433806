package dev.foyer.domain;

import dev.foyer.domain.Credential.Ambiguous;
import dev.foyer.domain.Credential.Listed;
import dev.foyer.domain.Credential.Unlisted;
import dev.foyer.domain.Credential.Worthless;
import dev.foyer.domain.Decision.Admit;
import dev.foyer.domain.Decision.AlreadyAdmitted;
import dev.foyer.domain.Decision.HowMany;
import dev.foyer.domain.Decision.NeedsHost;
import dev.foyer.domain.Decision.Refused;
import dev.foyer.domain.FactBody.HelpCause;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The door's rules: the first one that has something to say decides.
public final class AdmissionRules {
  /// How long before its start and after its end an event's invitations open the door.
  public static final Duration LEEWAY = Duration.ofHours(4);

  private static final List<Rule> RULES =
      List.of(
          AdmissionRules::anEventIsOpen,
          AdmissionRules::theInvitationIsForThisEvent,
          AdmissionRules::theInvitationStands,
          AdmissionRules::theTimeIsRight,
          AdmissionRules::somebodyIsStillAwaited,
          AdmissionRules::aPartySaysHowMany,
          AdmissionRules::noMoreComeThanAreInvited);

  private AdmissionRules() {}

  /// Where and when a credential is held up.
  ///
  /// @param event the event that the doors are open for, if any
  /// @param plan what is planned for that event, as far as it is known
  /// @param people how many are here now; 0 if nobody has said yet
  public record Door(
      @Nullable EventId event,
      @Nullable EventPlan plan,
      Instant now,
      ClockQuality clock,
      int people,
      Leniency leniency) {}

  /// Who stands behind the question.
  public enum Leniency {
    /// Nobody: the rules decide.
    NONE,
    /// A host with a reason, who may waive that no event is open, a revocation, the time and the
    /// number of people; never that a guest is in already.
    HOST
  }

  /// Decides about one credential at one door.
  public static Decision decide(Credential credential, Door door) {
    return switch (credential) {
      case Worthless worthless -> new Refused(worthless.refusal());
      case Ambiguous ambiguous -> new NeedsHost(HelpCause.AMBIGUOUS, null);
      case Unlisted unlisted -> new NeedsHost(whyUnlisted(unlisted, door), unlisted.invitation());
      case Listed listed -> listed(listed.invitation(), door);
    };
  }

  private static HelpCause whyUnlisted(Unlisted unlisted, Door door) {
    if (door.event() == null) {
      return HelpCause.NO_EVENT;
    }
    if (!unlisted.event().equals(door.event())) {
      return HelpCause.OTHER_EVENT;
    }
    return expired(unlisted, door) ? HelpCause.INVALID_TIME : HelpCause.NOT_ON_LIST;
  }

  private static boolean expired(Unlisted unlisted, Door door) {
    return unlisted.notAfter() != null
        && door.clock() == ClockQuality.TRUSTED
        && door.now()
            .minus(LEEWAY)
            .atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .isAfter(unlisted.notAfter());
  }

  private static Decision listed(Invitation invitation, Door door) {
    Optional<Terms> terms = invitation.terms();
    if (terms.isEmpty()) {
      return new NeedsHost(HelpCause.NOT_ON_LIST, invitation.id());
    }
    Question question = new Question(invitation, terms.get(), door);
    for (Rule rule : RULES) {
      Optional<Decision> decision = rule.judge(question);
      if (decision.isPresent()) {
        return decision.get();
      }
    }
    EventId event = door.event() == null ? terms.get().event() : door.event();
    return new Admit(invitation, event, invitation.next(Math.max(1, door.people())));
  }

  private static Optional<Decision> anEventIsOpen(Question question) {
    boolean closed = question.door.event() == null && question.strict();
    return question.holdIf(closed, HelpCause.NO_EVENT);
  }

  private static Optional<Decision> theInvitationIsForThisEvent(Question question) {
    EventId open = question.door.event();
    boolean other = open != null && !question.terms.event().equals(open);
    return question.holdIf(other, HelpCause.OTHER_EVENT);
  }

  private static Optional<Decision> theInvitationStands(Question question) {
    boolean revoked = question.invitation.revoked() && question.strict();
    return question.holdIf(revoked, HelpCause.REVOKED);
  }

  /// An untrusted clock never blocks anybody.
  private static Optional<Decision> theTimeIsRight(Question question) {
    Door door = question.door;
    EventPlan plan = door.plan();
    if (plan == null || door.clock() == ClockQuality.UNTRUSTED) {
      return Optional.empty();
    }
    boolean early = door.now().isBefore(plan.startsAt().minus(LEEWAY));
    boolean late = door.now().isAfter(plan.endsAt().plus(LEEWAY));
    return question.holdIf((early || late) && question.strict(), HelpCause.INVALID_TIME);
  }

  private static Optional<Decision> somebodyIsStillAwaited(Question question) {
    return question.invitation.awaited().isEmpty()
        ? question.invitation.present().stream()
            .max(Admission.BY_ARRIVAL)
            .map(last -> new AlreadyAdmitted(question.invitation, last))
        : Optional.empty();
  }

  private static Optional<Decision> aPartySaysHowMany(Question question) {
    return question.terms.people() > 1 && question.door.people() == 0
        ? Optional.of(new HowMany(question.invitation, question.invitation.awaited().size()))
        : Optional.empty();
  }

  private static Optional<Decision> noMoreComeThanAreInvited(Question question) {
    boolean more = question.door.people() > question.invitation.awaited().size();
    return question.holdIf(more && question.strict(), HelpCause.TOO_MANY);
  }

  private interface Rule {
    Optional<Decision> judge(Question question);
  }

  private record Question(Invitation invitation, Terms terms, Door door) {
    boolean strict() {
      return door.leniency() == Leniency.NONE;
    }

    Optional<Decision> holdIf(boolean holds, HelpCause why) {
      return holds ? Optional.of(new NeedsHost(why, invitation.id())) : Optional.empty();
    }
  }
}
