package dev.foyer.box.arrivals;

import dev.foyer.domain.Admission;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.AdmissionUndone;
import dev.foyer.domain.FactBody.BadgeRuled;
import dev.foyer.domain.FactBody.Ruling;
import dev.foyer.domain.FactId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.platform.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes check-ins back: a fact of its own, after which the guest can be admitted again. A badge
/// that is in no printer is withdrawn with it; if the guest stays in by another arrival, only the
/// badge of the station whose arrival is taken back. Thread-safe.
public final class Undo {
  private final Setting setting;

  public Undo(Setting setting) {
    this.setting = setting;
  }

  /// Undoes these admissions; for those that are undone already nothing changes.
  public void undo(List<FactId> admissions, DeviceId by, String reason) {
    List<FactBody> group =
        setting.memory().read(state -> group(state, standing(state, admissions), by, reason));
    if (!group.isEmpty()) {
      setting.ledger().record(group);
    }
  }

  private static List<Admission> standing(CommunityState state, List<FactId> ids) {
    return ids.stream()
        .map(id -> state.guests().admission(id).orElseThrow(() -> Problem.unknown("arrival")))
        .filter(a -> !isUndone(state, a))
        .toList();
  }

  private static boolean isUndone(CommunityState state, Admission admission) {
    return state
        .guests()
        .find(admission.guest().invitation())
        .map(invitation -> invitation.undone(admission.id()))
        .orElse(false);
  }

  private static List<FactBody> group(
      CommunityState state, List<Admission> admissions, DeviceId by, String reason) {
    Map<InvitationId, List<Admission>> byInvitation =
        admissions.stream().collect(Collectors.groupingBy(a -> a.guest().invitation()));
    List<FactBody> group = new ArrayList<>();
    byInvitation.forEach((id, undone) -> group.add(undone(id, undone, by, reason)));
    admissions.stream()
        .flatMap(
            admission ->
                state.badges().of(admission.guest()).stream()
                    .filter(job -> goesWith(state, admission, job, admissions)))
        .filter(job -> isInNoPrinter(job.state()))
        .map(job -> new BadgeRuled(job.id(), job.attempt(), Ruling.WITHDRAWN, by))
        .distinct()
        .forEach(group::add);
    return group;
  }

  private static boolean goesWith(
      CommunityState state, Admission taken, BadgeJob job, List<Admission> undone) {
    Set<DeviceId> staying =
        state
            .guests()
            .find(taken.guest().invitation())
            .map(invitation -> invitation.standing(taken.guest().index()))
            .orElse(List.of())
            .stream()
            .filter(admission -> !undone.contains(admission))
            .map(admission -> admission.passage().station())
            .collect(Collectors.toUnmodifiableSet());
    DeviceId ordered = job.queued().orElseThrow().station();
    return staying.isEmpty()
        || ordered.equals(taken.passage().station()) && !staying.contains(ordered);
  }

  private static boolean isInNoPrinter(BadgeJob.State state) {
    return switch (state) {
      case QUEUED, FAILED -> true;
      case SENDING, UNKNOWN, PRINTED, HANDWRITTEN, CANCELLED -> false;
    };
  }

  private static AdmissionUndone undone(
      InvitationId invitation, List<Admission> admissions, DeviceId by, String reason) {
    List<FactId> facts = admissions.stream().map(Admission::id).toList();
    PersonId person = admissions.getFirst().body().person();
    return new AdmissionUndone(invitation, facts, by, person, new PrivateText(reason));
  }
}
