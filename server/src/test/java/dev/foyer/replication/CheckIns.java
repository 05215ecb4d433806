package dev.foyer.replication;

import dev.foyer.box.Evening;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.FactBody.BadgeReason;
import dev.foyer.domain.FactBody.BadgeSent;
import dev.foyer.domain.FactBody.BadgeSettled;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.GuestGreeted;
import dev.foyer.domain.FactBody.Passage;
import dev.foyer.domain.FactBody.Settlement;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.JobId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.ScanId;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// What a box writes for a guest who comes in, has a badge printed and is greeted. Ids are random,
/// as they are at a door: that is most of what cannot be compressed.
final class CheckIns {
  static final int FACTS = 5;

  private static final Random RANDOM = new Random(1);
  private static final DeviceId KIOSK = new DeviceId("d1".repeat(8));
  private static final DeviceId TABLET = new DeviceId("d2".repeat(8));

  private CheckIns() {}

  /// @param number of the label before this guest's
  static List<FactBody> of(long number) {
    GuestId guest = new GuestId(new InvitationId(digits(InvitationId.SIZE)), 0);
    JobId job = new JobId(digits(16));
    return List.of(
        new GuestAdmitted(
            guest,
            1,
            Evening.SUPPER,
            new Passage(new ScanId(digits(16)), KIOSK, Way.SCAN),
            new PersonId(digits(PersonId.SIZE)),
            new PrivateText("")),
        new BadgeQueued(job, guest, Evening.SUPPER, KIOSK, BadgeReason.ARRIVAL),
        new BadgeSent(job, 1, "desk", number),
        new BadgeSettled(job, 1, Settlement.PRINTED, List.of("label-counter " + (number + 1))),
        new GuestGreeted(guest, TABLET));
  }

  private static String digits(int bytes) {
    byte[] some = new byte[bytes];
    RANDOM.nextBytes(some);
    return HexFormat.of().formatHex(some);
  }
}
