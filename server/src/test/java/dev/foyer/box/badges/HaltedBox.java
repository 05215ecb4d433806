package dev.foyer.box.badges;

import dev.foyer.badge.BadgeTemplate;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.FactBody.BadgeReason;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.JobId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Terms;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.domain.Terms.Source;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.platform.SystemClock;
import dev.foyer.projection.Replica;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A box's print queue as a process of its own that stops dead, as by `kill -9`, so many
/// milliseconds after the first fact of a kind: `HaltedBox DATA URI [KIND MILLIS]`. Without a kind
/// it ends when all badges are printed.
final class HaltedBox {
  static final int HALTED = 9;
  static final int BADGES = 8;

  private final Replica replica;

  private HaltedBox(Replica replica) {
    this.replica = replica;
  }

  public static void main(String[] args) throws InterruptedException {
    HaltedBox box = new HaltedBox(Replica.founding(Path.of(args[0]), "box", new SystemClock()));
    if (args.length > 3) {
      long millis = Long.parseLong(args[3]);
      box.replica.ledger().listen(facts -> haltAfter(facts, args[2], millis));
    }
    Printers printers =
        new Printers(
            box.replica,
            List.of(
                new Printers.Setup(
                    "desk", URI.create(args[1]), BadgeTemplate.fourByThreeInches())));
    printers.start();
    box.queueWhatIsMissing();
    while (!box.allPrinted()) {
      Thread.sleep(20);
    }
    printers.close();
    box.replica.close();
    System.exit(0);
  }

  private static void haltAfter(List<Recorded> facts, String kind, long millis) {
    if (facts.stream().noneMatch(fact -> isA(fact.body(), kind))) {
      return;
    }
    if (millis == 0) {
      Runtime.getRuntime().halt(HALTED);
    }
    Thread.ofPlatform().start(() -> haltIn(millis));
  }

  private static boolean isA(@Nullable FactBody body, String kind) {
    return body != null && body.getClass().getSimpleName().equals(kind);
  }

  private static void haltIn(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(HALTED);
  }

  private void queueWhatIsMissing() {
    for (int guest = 0; guest < BADGES; guest++) {
      JobId job = job(guest);
      if (replica.memory().read(state -> state.badges().find(job).isEmpty())) {
        replica.ledger().record(facts(guest));
      }
    }
  }

  private static List<FactBody> facts(int number) {
    EventId event = new EventId("ee".repeat(8));
    PersonId person = new PersonId("%032x".formatted(0xa000 + number));
    InvitationId invitation = new InvitationId("%024x".formatted(0xb000 + number));
    Terms terms =
        new Terms(event, person, 1, null, Newcomer.RETURNING, Source.GUEST_LIST, Bytes.EMPTY);
    DeviceId door = new DeviceId("dd".repeat(8));
    return List.of(
        new PersonProfiled(person, 1, Profile.named("Guest Number " + number, "Ateneo")),
        new InvitationIssued(invitation, 1, terms),
        new BadgeQueued(job(number), new GuestId(invitation, 0), event, door, BadgeReason.ARRIVAL));
  }

  private static JobId job(int number) {
    return new JobId("%032x".formatted(number + 1));
  }

  private boolean allPrinted() {
    return replica
        .memory()
        .read(
            state ->
                state.badges().all().stream()
                    .allMatch(job -> job.state() == BadgeJob.State.PRINTED));
  }
}
