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
import java.util.Comparator;
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
  /// @param people how many are here now; 0 if nobody has said yet
  /// @param leniency whether a host has waived the rules that a host may waive
  public record Door(
      @Nullable EventId event,
      @Nullable EventPlan plan,
      Instant now,
      ClockQuality clock,
      int people,
      Leniency leniency) {}

  /// Who stands behind the question.
  public enum Leniency {
    NONE,
    HOST
  }

  /// Decides about one credential at one door.
  public static Decision decide(Credential credential, Door door) {
    return switch (credential) {
      case Worthless worthless -> new Refused(worthless.refusal());
      case Ambiguous ambiguous -> new NeedsHost(HelpCause.AMBIGUOUS, null);
      case Unlisted unlisted -> unlisted(unlisted, door);
      case Listed listed -> listed(listed.invitation(), door);
    };
  }

  private static Decision unlisted(Unlisted unlisted, Door door) {
    HelpCause why =
        door.event() == null
            ? HelpCause.NO_EVENT
            : unlisted.event().equals(door.event()) ? HelpCause.NOT_ON_LIST : HelpCause.OTHER_EVENT;
    return new NeedsHost(why, unlisted.invitation());
  }

  private static Decision listed(Invitation invitation, Door door) {
    for (Rule rule : RULES) {
      Optional<Decision> decision = rule.judge(invitation, door);
      if (decision.isPresent()) {
        return decision.get();
      }
    }
    List<GuestId> awaited = invitation.awaited();
    return new Admit(invitation, awaited.subList(0, Math.max(1, door.people())));
  }

  private static Optional<Decision> anEventIsOpen(Invitation invitation, Door door) {
    return when(door.event() == null, invitation, HelpCause.NO_EVENT);
  }

  private static Optional<Decision> theInvitationIsForThisEvent(Invitation invitation, Door door) {
    boolean other = invitation.terms().map(t -> !t.event().equals(door.event())).orElse(true);
    return when(other, invitation, HelpCause.OTHER_EVENT);
  }

  private static Optional<Decision> theInvitationStands(Invitation invitation, Door door) {
    boolean revoked = invitation.revoked() && door.leniency() == Leniency.NONE;
    return when(revoked, invitation, HelpCause.REVOKED);
  }

  /// An untrusted clock never blocks anybody.
  private static Optional<Decision> theTimeIsRight(Invitation invitation, Door door) {
    EventPlan plan = door.plan();
    if (plan == null
        || door.clock() == ClockQuality.UNTRUSTED
        || door.leniency() != Leniency.NONE) {
      return Optional.empty();
    }
    boolean early = door.now().isBefore(plan.startsAt().minus(LEEWAY));
    boolean late = door.now().isAfter(plan.endsAt().plus(LEEWAY));
    return when(early || late, invitation, HelpCause.INVALID_TIME);
  }

  private static Optional<Decision> somebodyIsStillAwaited(Invitation invitation, Door door) {
    return invitation.awaited().isEmpty()
        ? invitation.present().stream()
            .max(Comparator.comparing((Admission a) -> a.stamp().at()).thenComparing(Admission::id))
            .map(last -> new AlreadyAdmitted(invitation, last))
        : Optional.empty();
  }

  private static Optional<Decision> aPartySaysHowMany(Invitation invitation, Door door) {
    int people = invitation.terms().map(Terms::people).orElse(1);
    return people > 1 && door.people() == 0
        ? Optional.of(new HowMany(invitation, invitation.awaited().size()))
        : Optional.empty();
  }

  private static Optional<Decision> noMoreComeThanAreInvited(Invitation invitation, Door door) {
    return when(door.people() > invitation.awaited().size(), invitation, HelpCause.TOO_MANY);
  }

  private static Optional<Decision> when(boolean holds, Invitation invitation, HelpCause why) {
    return holds ? Optional.of(new NeedsHost(why, invitation.id())) : Optional.empty();
  }

  private interface Rule {
    Optional<Decision> judge(Invitation invitation, Door door);
  }
}
