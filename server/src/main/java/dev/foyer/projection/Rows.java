package dev.foyer.projection;

import dev.foyer.domain.Admission;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.Folded;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.JobId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.Terms;
import dev.foyer.journal.Ledger.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the tables say of one subject, taken from the state while it is held. Plain values, in the
/// order of the columns.
final class Rows {
  private static final int NAME = 400;

  private Rows() {}

  /// A row of a table, in the order of its columns; it takes the place of the one with its key.
  record Row(String table, List<@Nullable Object> values) {
    static Row of(String table, @Nullable Object... values) {
      return new Row(table, Arrays.asList(values));
    }
  }

  /// The rows of everything that these facts touch, as it stands now.
  static List<Row> of(CommunityState state, List<Recorded> facts) {
    Set<String> subjects = new LinkedHashSet<>();
    for (Recorded recorded : facts) {
      FactBody body = recorded.body();
      if (body != null) {
        subjects.add(body.subject());
      }
    }
    List<Row> rows = new ArrayList<>();
    subjects.forEach(subject -> rows.addAll(of(state, subject)));
    return rows;
  }

  private static List<Row> of(CommunityState state, String subject) {
    int slash = subject.indexOf('/');
    String id = subject.substring(slash + 1);
    return switch (subject.substring(0, slash)) {
      case "event" -> event(state, new EventId(id));
      case "invitation" -> invitation(state, new InvitationId(id));
      case "badge" -> badge(state, new JobId(id));
      case "person" -> List.of(person(state, new PersonId(id)));
      case "clock" ->
          state.guests().admittedWithoutAClock(new ReplicaId(id)).stream()
              .flatMap(one -> invitation(state, one).stream())
              .toList();
      default -> List.of();
    };
  }

  private static List<Row> event(CommunityState state, EventId id) {
    return state.guests().event(id).map(plan -> List.of(event(id, plan))).orElse(List.of());
  }

  private static Row event(EventId id, EventPlan plan) {
    return Row.of(
        "event",
        id.hex(),
        cut(plan.name(), 200),
        cut(plan.place(), 300),
        plan.startsAt(),
        plan.endsAt());
  }

  private static List<Row> invitation(CommunityState state, InvitationId id) {
    List<Row> rows = new ArrayList<>();
    state
        .guests()
        .find(id)
        .ifPresent(
            invitation -> {
              invitation.terms().ifPresent(terms -> rows.add(guest(invitation, terms)));
              invitation.admissions().forEach(one -> rows.add(admission(invitation, one)));
            });
    return rows;
  }

  static Row person(CommunityState state, PersonId id) {
    Profile profile = state.people().profile(id);
    String name = cut(Folded.text(profile.name()), NAME);
    String organisation = cut(Folded.text(profile.organisation()), NAME);
    return Row.of(
        "person",
        id.hex(),
        cut(profile.name(), NAME),
        cut(profile.email(), NAME),
        cut(profile.organisation(), NAME),
        name,
        (" " + name + " " + organisation).replace('-', ' '));
  }

  private static Row guest(Invitation invitation, Terms terms) {
    PersonId inviter = terms.inviter();
    return Row.of(
        "guest",
        invitation.id().hex(),
        terms.event().hex(),
        terms.person().hex(),
        terms.newcomer() == Terms.Newcomer.FIRST_TIMER,
        inviter == null ? null : inviter.hex(),
        terms.people(),
        terms.source().name(),
        invitation.revoked());
  }

  private static Row admission(Invitation invitation, Admission one) {
    boolean effective =
        invitation
            .effective(one.guest().index())
            .map(first -> first.id().equals(one.id()))
            .orElse(false);
    return Row.of(
        "admission",
        one.id().toString(),
        invitation.id().hex(),
        one.guest().index(),
        one.passage().station().hex(),
        one.passage().way().name(),
        Instant.ofEpochMilli(one.stamp().wallMillis()),
        one.stamp().quality() == ClockQuality.TRUSTED,
        invitation.undone(one.id()),
        effective);
  }

  private static List<Row> badge(CommunityState state, JobId id) {
    return state
        .badges()
        .find(id)
        .flatMap(job -> job.queued().map(queued -> List.of(badge(job, queued))))
        .orElse(List.of());
  }

  private static Row badge(BadgeJob job, BadgeQueued queued) {
    return Row.of(
        "badge",
        job.id().hex(),
        queued.guest().invitation().hex(),
        queued.guest().index(),
        job.state().name().toLowerCase(Locale.ROOT),
        cut(String.join(",", job.reasons()), NAME));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
