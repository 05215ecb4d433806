package dev.foyer.box;

import dev.foyer.box.arrivals.Setting;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.CommunityFounded;
import dev.foyer.domain.FactBody.DeviceEnrolled;
import dev.foyer.domain.FactBody.DoorsOpened;
import dev.foyer.domain.FactBody.EventPlanned;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.InvitationRevoked;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.IssuingKey;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Role;
import dev.foyer.domain.Terms;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.projection.Replica;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event at which a box's doors are open, and the guests that a test invites to it. Ids are
/// numbered; the event has just begun.
public final class Evening {
  public static final EventId SUPPER = new EventId("e1".repeat(8));
  public static final EventId PICNIC = new EventId("e2".repeat(8));

  private final Setting setting;
  private final IssuingKey key;
  private int last;

  /// Somebody invited.
  public record Guest(InvitationId invitation, PersonId person, InvitationToken token) {}

  /// Whom to invite, and how.
  public record Wish(
      String name, int people, Newcomer newcomer, @Nullable PersonId inviter, EventId event) {
    public static Wish named(String name) {
      return new Wish(name, 1, Newcomer.RETURNING, null, SUPPER);
    }

    public Wish people(int number) {
      return new Wish(name, number, newcomer, inviter, event);
    }

    public Wish firstTimer() {
      return new Wish(name, people, Newcomer.FIRST_TIMER, inviter, event);
    }

    public Wish by(Guest member) {
      return new Wish(name, people, newcomer, member.person(), event);
    }

    public Wish to(EventId other) {
      return new Wish(name, people, newcomer, inviter, other);
    }
  }

  private Evening(Setting setting, IssuingKey key) {
    this.setting = setting;
    this.key = key;
  }

  /// Begins the supper at this box.
  public static Evening at(Replica replica) {
    return at(Setting.of(replica), replica.communityKeys().orElseThrow().issuing());
  }

  public static Evening at(Setting setting, IssuingKey key) {
    Evening evening = new Evening(setting, key);
    Instant now = setting.clock().now();
    setting
        .ledger()
        .record(
            List.of(
                new CommunityFounded(
                    setting.ledger().journal().own().community(), 1, "Hearth", "Nobody alone"),
                new EventPlanned(SUPPER, 1, plan("Supper", now)),
                new EventPlanned(PICNIC, 1, plan("Picnic", now))));
    evening.open(SUPPER);
    return evening;
  }

  /// Opens the box's doors for an event.
  public void open(EventId event) {
    long version = setting.memory().read(state -> state.guests().nextOpening(setting.box()));
    setting.ledger().record(List.of(new DoorsOpened(setting.box(), version, event)));
  }

  public Guest invite(String name) {
    return invite(Wish.named(name));
  }

  public Guest invite(Wish wish) {
    return invite(List.of(wish)).getFirst();
  }

  /// Invites many in one group of facts.
  public List<Guest> invite(List<Wish> wishes) {
    List<Guest> guests = new ArrayList<>();
    List<FactBody> group = new ArrayList<>();
    for (Wish wish : wishes) {
      Guest guest = guest(wish.event());
      guests.add(guest);
      group.add(new PersonProfiled(guest.person(), 1, Profile.named(wish.name(), "The Guild")));
      group.add(
          new InvitationIssued(
              guest.invitation(),
              1,
              new Terms(
                  wish.event(),
                  guest.person(),
                  wish.people(),
                  wish.inviter(),
                  wish.newcomer(),
                  Terms.Source.GUEST_LIST,
                  guest.token().sha256())));
    }
    setting.ledger().record(group);
    return guests;
  }

  public void revoke(Guest guest) {
    setting
        .ledger()
        .record(
            List.of(
                new InvitationRevoked(
                    guest.invitation(), guest.person(), new PrivateText("asked not to come"))));
  }

  /// A guest with a sound token whom no list knows.
  public Guest stranger(EventId event) {
    return guest(event);
  }

  /// A device that the box knows.
  public DeviceId enrol(Role role, String name) {
    last++;
    DeviceId device = new DeviceId("%016x".formatted(last));
    setting
        .ledger()
        .record(
            List.of(new DeviceEnrolled(device, setting.box(), role, name, Tokens.ofNobody(last))));
    return device;
  }

  private Guest guest(EventId event) {
    last++;
    InvitationId invitation = new InvitationId("%024x".formatted(last));
    PersonId person = new PersonId("%032x".formatted(last));
    return new Guest(invitation, person, InvitationToken.issue(key, event, invitation, null));
  }

  private static EventPlan plan(String name, Instant now) {
    return new EventPlan(
        name,
        "The hall",
        now.minus(Duration.ofMinutes(10)),
        now.plus(Duration.ofHours(4)),
        ZoneId.of("Europe/Oslo"),
        "Jonas");
  }

  private static final class Tokens {
    static dev.foyer.domain.Bytes ofNobody(int number) {
      return dev.foyer.domain.Bytes.ofHex("%064x".formatted(number));
    }
  }
}
