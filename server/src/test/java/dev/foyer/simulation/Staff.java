package dev.foyer.simulation;

import dev.foyer.box.arrivals.Setting;
import dev.foyer.box.arrivals.Strangers.WalkIn;
import dev.foyer.box.arrivals.Undo;
import dev.foyer.domain.Admission;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Content;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.CommunityFounded;
import dev.foyer.domain.FactBody.DeviceEnrolled;
import dev.foyer.domain.FactBody.DoorCounted;
import dev.foyer.domain.FactBody.DoorPlace;
import dev.foyer.domain.FactBody.DoorsOpened;
import dev.foyer.domain.FactBody.EventPlanned;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.InvitationRevoked;
import dev.foyer.domain.FactBody.PartitionPolicy;
import dev.foyer.domain.FactBody.PartitionPolicyChosen;
import dev.foyer.domain.FactBody.PersonErased;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.FactId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Profile;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.Role;
import dev.foyer.domain.Terms;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.simulation.Crowd.Guest;
import dev.foyer.simulation.Crowd.Visit;
import dev.foyer.simulation.Violation.Invariant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Organisers and hosts, and what they do at whatever machine is at hand.
final class Staff {
  static final EventId SUPPER = new EventId("e1".repeat(8));
  private static final DeviceId TABLET = new DeviceId("%016x".formatted(0xdd));

  private final World world;
  private final Crowd crowd;
  private final List<PersonId> people = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private int last;

  /// Somebody has put a value in the place of one that was shown.
  private record Change(
      Function<CommunityState, String> field, String before, FactId by, String after) {}

  Staff(World world, Crowd crowd) {
    this.world = world;
    this.crowd = crowd;
  }

  void found(Machine central) {
    central.record(
        now ->
            List.of(
                new CommunityFounded(
                    world.membership().community(), 1, "Hearth", "Nobody stands alone"),
                new EventPlanned(SUPPER, 1, plan("The hall")),
                new PartitionPolicyChosen(
                    SUPPER, 1, world.isStrict() ? PartitionPolicy.STRICT : PartitionPolicy.OPEN)));
  }

  /// Tells the list of keys, with whoever has been enrolled since.
  boolean tellTheList(Machine central) {
    return central.record(now -> List.of(world.list())).isPresent();
  }

  void open(Machine box) {
    box.record(
        now -> {
          long version =
              now.replica().memory().read(s -> s.guests().nextOpening(now.replica().id()));
          DeviceId station = new DeviceId("%016x".formatted(0xd0));
          return List.of(
              new DoorsOpened(now.replica().id(), version, SUPPER),
              new DeviceEnrolled(
                  station,
                  now.replica().id(),
                  Role.STATION,
                  "Kiosk of " + box,
                  Bytes.ofHex("%064x".formatted(box.name.hashCode() & 0xffff))));
        });
  }

  /// Invites somebody; now and then a person who is known already.
  void invite(Machine at) {
    last++;
    List<PersonId> known = world.once(2) ? known(at) : List.of();
    boolean again = !known.isEmpty();
    PersonId person = again ? world.any(known) : new PersonId("%032x".formatted(last));
    InvitationId invitation = new InvitationId("%024x".formatted(last));
    InvitationToken token = InvitationToken.issue(world.keys().issuing(), SUPPER, invitation, null);
    int size = world.once(4) ? 2 + world.random().nextInt(2) : 1;
    Terms terms =
        new Terms(
            SUPPER,
            person,
            size,
            null,
            Newcomer.RETURNING,
            Terms.Source.GUEST_LIST,
            token.sha256());
    List<FactBody> group = new ArrayList<>();
    if (!again) {
      group.add(new PersonProfiled(person, 1, Profile.named("Guest " + last)));
    }
    group.add(new InvitationIssued(invitation, 1, terms));
    if (at.record(now -> group).isPresent()) {
      crowd.add(new Guest(invitation, person, token, size));
      people.add(person);
    }
  }

  void rename(Machine at) {
    List<PersonId> known = known(at);
    if (known.isEmpty()) {
      return;
    }
    PersonId person = world.any(known);
    change(
        at,
        state -> state.people().profile(person).name(),
        (state, name) ->
            new PersonProfiled(person, state.people().nextVersion(person), Profile.named(name)));
  }

  /// The people whom a machine knows.
  private List<PersonId> known(Machine at) {
    return at.live(
            now ->
                now.replica()
                    .memory()
                    .read(
                        state -> people.stream().filter(state.people().known()::contains).toList()))
        .orElse(List.of());
  }

  void move(Machine at) {
    change(
        at,
        state -> state.guests().event(SUPPER).map(EventPlan::place).orElse(""),
        (state, place) ->
            new EventPlanned(SUPPER, state.guests().nextVersion(SUPPER), plan(place)));
  }

  private interface Writing {
    FactBody write(CommunityState state, String value);
  }

  private void change(Machine at, Function<CommunityState, String> field, Writing writing) {
    String after = "changed " + ++last;
    at.live(
            now -> {
              String before = now.replica().memory().read(field);
              FactBody body = now.replica().memory().read(s -> writing.write(s, after));
              Recorded written = now.replica().ledger().record(List.of(body)).getFirst();
              return new Change(field, before, written.fact().id(), after);
            })
        .ifPresent(
            change -> {
              world.say("%s: \"%s\" becomes \"%s\"".formatted(at, change.before(), after));
              changes.add(change);
            });
  }

  /// What somebody has changed does not come back, whatever clock it was written by.
  ///
  /// @param facts those that are not lost
  /// @throws Violation if it does
  boolean changesStand(CommunityState state, Set<FactId> facts) {
    for (Change change : changes) {
      boolean back = change.field().apply(state).equals(change.before());
      if (back && facts.contains(change.by()) && !change.before().isEmpty()) {
        throw new Violation(
            Invariant.NO_CLOCK_DECIDES,
            "\"%s\" was changed to \"%s\" and has come back"
                .formatted(change.before(), change.after()));
      }
    }
    return true;
  }

  /// A host takes a door out of those that decide, or puts it back.
  void setAside(Machine at, Machine door) {
    ReplicaId box = door.replica().id();
    DoorPlace place = world.random().nextBoolean() ? DoorPlace.SET_ASIDE : DoorPlace.COUNTED;
    at.record(
            now -> {
              long version = now.replica().memory().read(s -> s.doors().nextPlace(SUPPER, box));
              return List.of(new DoorCounted(SUPPER, box, version, place, TABLET));
            })
        .ifPresent(done -> world.disturbed("%s says %s of %s".formatted(at, place, door)));
  }

  void revoke(Machine at) {
    Guest guest = world.any(crowd.guests());
    if (at.knows(guest.invitation())) {
      at.record(
          now ->
              List.of(
                  new InvitationRevoked(
                      guest.invitation(), guest.person(), new PrivateText("asked not to come"))));
    }
  }

  void erase(Machine at) {
    List<PersonId> known = known(at);
    if (!known.isEmpty()) {
      PersonId person = world.any(known);
      at.record(now -> List.of(new PersonErased(person)))
          .ifPresent(done -> world.say(at + " erases " + person));
    }
  }

  void undo(Machine at) {
    List<FactId> arrivals =
        at.live(
                now ->
                    now.replica()
                        .memory()
                        .read(
                            state ->
                                state.guests().arrivals(SUPPER, 3).stream()
                                    .map(Admission::id)
                                    .toList()))
            .orElse(List.of());
    if (!arrivals.isEmpty()) {
      FactId arrival = world.any(arrivals);
      at.live(
          now -> {
            new Undo(Setting.of(now.replica())).undo(List.of(arrival), TABLET, "mistake");
            return true;
          });
    }
  }

  void walkIn(Machine at) {
    WalkIn somebody =
        new WalkIn(Profile.named("Walk-in " + ++last), Newcomer.FIRST_TIMER, null, null);
    crowd.visit(at, new Visit("walk-in", 1), (door, ask) -> door.strangers().walkIn(ask, somebody));
  }

  void letIn(Machine at) {
    Guest guest = world.any(crowd.guests());
    if (at.knows(guest.invitation()) && guest.people() == 1) {
      crowd.visit(
          at,
          new Visit("let-in", 1),
          (door, ask) -> door.letIn(ask, guest.invitation(), "I know them"));
    }
  }

  /// Writes a fact that nobody here can apply: of a kind of tomorrow, or nonsense.
  void bewilder(Machine at) {
    String kind = world.random().nextBoolean() ? "kind-of-tomorrow" : "guest-admitted";
    byte[] nonsense = ("{\"number\":" + ++last + "}").getBytes(StandardCharsets.UTF_8);
    Content content = new Content(kind, 1, "subject/" + last, Bytes.of(nonsense));
    at.live(now -> now.replica().ledger().journal().append(List.of(content)))
        .ifPresent(done -> world.say(at + " writes what nobody understands"));
  }

  private EventPlan plan(String place) {
    return new EventPlan(
        "Supper",
        place,
        SetClock.START.minus(Duration.ofMinutes(10)),
        SetClock.START.plus(Duration.ofHours(4)),
        ZoneId.of("Europe/Oslo"),
        "Jonas");
  }
}
