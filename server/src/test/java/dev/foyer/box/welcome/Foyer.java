package dev.foyer.box.welcome;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.CommunityId;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Content;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Fact;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.DeviceEnrolled;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.GuestGreeted;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.Passage;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.FactBody.PresenceChanged;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.FactBody.Whereabouts;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.HybridTimestamp;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.MeetingStyle;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Profile;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.Role;
import dev.foyer.domain.ScanId;
import dev.foyer.domain.Stamp;
import dev.foyer.domain.StreamId;
import dev.foyer.domain.Terms;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.domain.WelcomeFact.GreeterReady;
import dev.foyer.domain.WelcomeFact.Part;
import dev.foyer.domain.WelcomeFact.PartTaken;
import dev.foyer.domain.WelcomeFact.Readiness;
import dev.foyer.domain.WelcomeFact.TabletCarried;
import dev.foyer.domain.WelcomeFact.Taking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// An evening told second by second, and folded without a box. Guests have numbers; a tablet has
/// the number of whoever carries it.
final class Foyer {
  static final EventId SUPPER = new EventId("e1".repeat(8));
  static final EventId PICNIC = new EventId("e2".repeat(8));
  static final DeviceId KIOSK = new DeviceId("d0".repeat(8));
  static final Instant START = Instant.parse("2026-06-05T18:00:00Z");
  private static final ReplicaId BOX = new ReplicaId("b0".repeat(16));

  private static final StreamId STREAM = new StreamId(new CommunityId("c0".repeat(16)), BOX, 1);

  private final List<Told> told = new ArrayList<>();
  private EventId event = SUPPER;
  CommunityState state = new CommunityState();
  private long seconds;

  private record Told(Fact fact, FactBody body) {}

  /// What happens from now on happens so many seconds after the start.
  Foyer at(long secondsAfterTheStart) {
    seconds = secondsAfterTheStart;
    return this;
  }

  /// What happens from now on happens at another event.
  Foyer during(EventId other) {
    event = other;
    return this;
  }

  Foyer invite(int guest, Newcomer newcomer, @Nullable Integer inviter) {
    return invite(guest, newcomer, inviter, profile("Guest " + guest, MeetingStyle.NOT_SAID));
  }

  Foyer invite(int guest, Newcomer newcomer, @Nullable Integer inviter, Profile profile) {
    tell(new PersonProfiled(person(guest), 1, profile));
    return tell(
        new InvitationIssued(
            invitation(guest),
            1,
            new Terms(
                event,
                person(guest),
                1,
                inviter == null ? null : person(inviter),
                newcomer,
                Terms.Source.GUEST_LIST,
                Bytes.ofHex("%064x".formatted(number(guest))))));
  }

  static Profile profile(String name, MeetingStyle style, String... languages) {
    return new Profile(
        name, "", "", "", "", "", "sourdough", List.of(languages), List.of(), List.of(), style, "");
  }

  Foyer admit(int guest) {
    return tell(
        new GuestAdmitted(
            guest(guest),
            1,
            event,
            new Passage(new ScanId("%032x".formatted(number(guest))), KIOSK, Way.SCAN),
            person(guest),
            PrivateText.NONE));
  }

  /// A newcomer who has said nothing comes in.
  Foyer comes(int guest) {
    return invite(guest, Newcomer.FIRST_TIMER, null).admit(guest);
  }

  Foyer comes(int guest, MeetingStyle style, String... languages) {
    return invite(guest, Newcomer.FIRST_TIMER, null, profile("Guest " + guest, style, languages))
        .admit(guest);
  }

  Foyer greets(int tablet, int guest) {
    return tell(new GuestGreeted(guest(guest), device(tablet)));
  }

  Foyer goes(int guest) {
    return tell(
        new PresenceChanged(
            guest(guest),
            event,
            state.guests().find(invitation(guest)).orElseThrow().nextWhereabouts(0),
            Whereabouts.LEFT,
            KIOSK));
  }

  /// A member comes in, takes a tablet and is free to greet.
  Foyer greeter(int guest, String... languages) {
    DeviceId tablet = device(guest);
    invite(
        guest,
        Newcomer.RETURNING,
        null,
        profile("Host " + guest, MeetingStyle.NOT_SAID, languages));
    admit(guest);
    tell(
        new DeviceEnrolled(
            tablet, BOX, Role.HOST, "Tablet " + guest, Bytes.ofHex("%064x".formatted(guest))));
    tell(new TabletCarried(tablet, state.welcomes().nextCarrier(tablet), invitation(guest)));
    return says(guest, Readiness.FREE);
  }

  Foyer says(int tablet, Readiness readiness) {
    long version = state.welcomes().nextReadiness(event, device(tablet));
    return tell(new GreeterReady(device(tablet), event, version, readiness));
  }

  Foyer plays(int guest, Part part) {
    long version = state.welcomes().nextPart(person(guest), event, part);
    return tell(new PartTaken(person(guest), event, part, version, Taking.TAKEN));
  }

  Foyer tell(FactBody body) {
    long wall = START.toEpochMilli() + seconds * 1_000L;
    long seq = told.size() + 1L;
    Stamp stamp =
        new Stamp(
            new HybridTimestamp(wall, Math.toIntExact(seq % 60_000)), wall, ClockQuality.TRUSTED);
    Fact fact = new Fact(STREAM, seq, stamp, new Content("test", 1, body.subject(), Bytes.EMPTY));
    told.add(new Told(fact, body));
    state.apply(fact, body);
    return this;
  }

  /// The same facts, folded anew in another order.
  CommunityState again(Random random) {
    List<Told> shuffled = new ArrayList<>(told);
    java.util.Collections.shuffle(shuffled, random);
    CommunityState other = new CommunityState();
    shuffled.forEach(one -> other.apply(one.fact(), one.body()));
    return other;
  }

  GreetingQueue queue(long secondsAfterTheStart) {
    return GreetingQueue.of(state, event, time(secondsAfterTheStart));
  }

  /// Whose tablet a guest rings at; 0 if it rings nowhere in particular.
  int rings(int guest, long secondsAfterTheStart) {
    return queue(secondsAfterTheStart).waiting().stream()
        .filter(one -> one.guest().equals(guest(guest)))
        .flatMap(one -> one.tablet().stream())
        .mapToInt(tablet -> (int) tablet.bits())
        .findFirst()
        .orElse(0);
  }

  static Instant time(long secondsAfterTheStart) {
    return START.plusSeconds(secondsAfterTheStart);
  }

  /// The same person has another invitation to each event.
  private int number(int guest) {
    return guest + (event.equals(SUPPER) ? 0 : 100_000);
  }

  InvitationId invitation(int guest) {
    return new InvitationId("%024x".formatted(number(guest)));
  }

  GuestId guest(int guest) {
    return new GuestId(invitation(guest), 0);
  }

  static PersonId person(int guest) {
    return new PersonId("%032x".formatted(guest));
  }

  static DeviceId device(int guest) {
    return new DeviceId("%016x".formatted(guest));
  }
}
