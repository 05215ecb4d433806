package dev.foyer.box.arrivals;

import dev.foyer.box.arrivals.Answer.Admitted;
import dev.foyer.box.arrivals.Answer.AlreadyAdmitted;
import dev.foyer.box.arrivals.Answer.Hearing;
import dev.foyer.box.arrivals.Answer.HowMany;
import dev.foyer.box.arrivals.Answer.Name;
import dev.foyer.box.arrivals.Answer.NeedsHost;
import dev.foyer.box.arrivals.Answer.Party;
import dev.foyer.box.arrivals.Answer.Refused;
import dev.foyer.box.welcome.Welcome;
import dev.foyer.box.welcome.Welcome.Inviter;
import dev.foyer.box.welcome.Welcome.Presence;
import dev.foyer.domain.CastShape;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.RequestId;
import dev.foyer.domain.Terms.Newcomer;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Answers as they stand on the wire.
public final class AnswerJson {
  private AnswerJson() {}

  record GuestLine(String invitation, int index, String name, String firstName) {}

  record InviterLine(String name, boolean here) {}

  record PartyLine(int size, int arrived) {}

  record PartyAsked(int size, int arrived, int remaining) {}

  /// @param firstTimersHere how many others are here for the first time
  /// @param aloneHere how many others came alone
  /// @param cast the shape by which the guest finds their cast
  /// @param asks `greet` if the guest is asked whether they would welcome somebody
  record WelcomeLine(
      @Nullable Integer firstTimersHere,
      @Nullable Integer aloneHere,
      @Nullable Integer companions,
      boolean again,
      @Nullable String asks,
      @Nullable String cast) {}

  record AdmittedLine(
      String decision,
      String scanId,
      List<GuestLine> guests,
      String name,
      String firstName,
      boolean firstTimer,
      @Nullable InviterLine inviter,
      PartyLine party,
      WelcomeLine welcome,
      @Nullable String table,
      List<BadgeLine> badges,
      boolean repeated,
      String admittedAt) {}

  record HowManyLine(
      String decision,
      String scanId,
      String invitation,
      String name,
      String firstName,
      PartyAsked party) {}

  record AlreadyLine(
      String decision,
      String scanId,
      String invitation,
      String name,
      String firstName,
      String when,
      String where,
      List<BadgeLine> badges) {}

  record NeedsHostLine(
      String decision,
      String scanId,
      @Nullable String request,
      String why,
      @Nullable String name,
      @Nullable String firstName) {}

  record RefusedLine(
      String decision,
      String scanId,
      String reason,
      @Nullable Integer retryAfter,
      @Nullable Seat seat) {}

  /// The answer as a value to be written.
  public static Object of(Answer answer) {
    return switch (answer) {
      case Admitted a -> admitted(a);
      case HowMany a ->
          new HowManyLine(
              "how-many",
              a.scan().hex(),
              a.invitation().hex(),
              a.name().full(),
              a.name().first(),
              new PartyAsked(a.party().size(), a.party().arrived(), a.party().remaining()));
      case AlreadyAdmitted a ->
          new AlreadyLine(
              "already-admitted",
              a.scan().hex(),
              a.invitation().hex(),
              a.name().full(),
              a.name().first(),
              a.when().toString(),
              a.where(),
              a.badges());
      case NeedsHost a -> needsHost(a);
      case Refused a ->
          new RefusedLine(
              "refused",
              a.scan().hex(),
              a.reason().name(),
              a.retryAfter() == 0 ? null : a.retryAfter(),
              a.seat());
    };
  }

  private static AdmittedLine admitted(Admitted a) {
    Welcome welcome = a.welcome();
    Inviter inviter = welcome.inviter();
    Party party = a.party();
    return new AdmittedLine(
        "admitted",
        a.scan().hex(),
        a.guests().stream().map(guest -> guest(guest, a.name())).toList(),
        a.name().full(),
        a.name().first(),
        welcome.newcomer() == Newcomer.FIRST_TIMER,
        inviter == null
            ? null
            : new InviterLine(inviter.name(), inviter.presence() == Presence.HERE),
        new PartyLine(party.size(), party.arrived()),
        welcome(welcome),
        a.seat().map(Seat::table).orElse(null),
        a.badges(),
        a.hearing() == Hearing.REPEATED,
        a.at().toString());
  }

  private static WelcomeLine welcome(Welcome welcome) {
    return new WelcomeLine(
        orNull(welcome.others().firstTimers()),
        orNull(welcome.others().alone()),
        orNull(welcome.companionsToShow()),
        welcome.seen() == Welcome.Seen.BEFORE,
        welcome.asking() == Welcome.Asking.WOULD_YOU_GREET ? "greet" : null,
        welcome.cast().isPresent() ? CastShape.of(welcome.cast().getAsInt()).word() : null);
  }

  private static NeedsHostLine needsHost(NeedsHost a) {
    RequestId request = a.request();
    Name name = a.name();
    return new NeedsHostLine(
        "needs-host",
        a.scan().hex(),
        request == null ? null : request.hex(),
        a.why().name(),
        name == null ? null : name.full(),
        name == null ? null : name.first());
  }

  /// A guest of a party bears the name of the one who is invited.
  private static GuestLine guest(GuestId guest, Name name) {
    return new GuestLine(guest.invitation().hex(), guest.index(), name.full(), name.first());
  }

  private static @Nullable Integer orNull(OptionalInt number) {
    return number.isPresent() ? Integer.valueOf(number.getAsInt()) : null;
  }
}
