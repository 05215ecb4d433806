package dev.foyer.replication;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityId;
import dev.foyer.domain.FactBody.CommunityFounded;
import dev.foyer.journal.Disk;
import dev.foyer.journal.Ledger;
import dev.foyer.keys.CommunityKeys;
import dev.foyer.keys.OwnerFile;
import dev.foyer.keys.ReplicaKeys;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.platform.SystemClock;
import dev.foyer.projection.Memory;
import dev.foyer.projection.Replica.Membership;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A box's entry into a community that lives on central: once, with a single-use code. What central
/// answered (the community, the root key that is pinned from then on, the signed list of keys) and
/// where central is are kept in the data folder.
public final class Enrolment {
  private Enrolment() {}

  /// A box that is to belong to a central server.
  public record Applicant(Path data, String name, PeerAddress central) {}

  /// What is kept in the data folder.
  ///
  /// @param central null where it was not kept: then there is no link until it is given again
  record Kept(
      String community,
      String root,
      String document,
      String signature,
      String replica,
      @Nullable String central,
      @Nullable String fingerprint) {
    static Kept of(Wire.Enrolled answer, PeerAddress central) {
      return new Kept(
          answer.community(),
          answer.root(),
          answer.document(),
          answer.signature(),
          answer.replica(),
          central.uri().toString(),
          central.fingerprint().orElse(null));
    }

    Kept at(PeerAddress moved) {
      return of(answer(), moved);
    }

    Wire.Enrolled answer() {
      return new Wire.Enrolled(community, root, document, signature, replica);
    }

    Optional<PeerAddress> address() {
      return Optional.ofNullable(central)
          .map(uri -> new PeerAddress(URI.create(uri), Optional.ofNullable(fingerprint)));
    }
  }

  /// Whether this box has entered a community already.
  public static boolean done(Path data) {
    return Files.exists(file(data));
  }

  /// What was kept at the entry.
  public static Membership membership(Path data) {
    return read(kept(data).answer());
  }

  /// Where central is, as far as that was kept.
  public static Optional<PeerAddress> central(Path data) {
    return kept(data).address();
  }

  /// Central is reached elsewhere from now on. The fingerprint stays while the address does.
  public static void moved(Path data, PeerAddress central) {
    Kept before = kept(data);
    Optional<String> pinned =
        before
            .address()
            .filter(known -> known.uri().equals(central.uri()))
            .flatMap(PeerAddress::fingerprint);
    Kept after = before.at(new PeerAddress(central.uri(), central.fingerprint().or(() -> pinned)));
    if (!after.equals(before)) {
      try {
        OwnerFile.write(file(data), Json.bytes(after));
      } catch (IOException e) {
        throw new UncheckedIOException("central's address cannot be kept in " + data, e);
      }
    }
  }

  /// Enters with a code.
  ///
  /// @throws IllegalStateException if a community lives here already, or central cannot be reached
  ///   or refuses; it says what to do
  public static Membership enrol(Applicant box, String code) {
    refuseACommunityOfItsOwn(box.data());
    ReplicaKeys keys = ReplicaKeys.in(box.data());
    try {
      Wire.Enrolled answer =
          new HttpPeer(new Other("Central", box.central(), Optional::empty), keys, 0)
              .enrol(
                  new Wire.Enrolling(
                      code, box.name(), keys.signingPublic().hex(), keys.agreementPublic().hex()));
      Membership membership = read(answer);
      OwnerFile.write(file(box.data()), Json.bytes(Kept.of(answer, box.central())));
      return membership;
    } catch (Peer.Refused e) {
      throw new IllegalStateException(refusal(e), e);
    } catch (HttpPeer.Unrecognised e) {
      throw new IllegalStateException(e.getMessage(), e);
    } catch (HttpPeer.Unreachable e) {
      throw new IllegalStateException(
          "There is no central at " + box.central().uri() + ": " + e.getMessage() + ".", e);
    } catch (IOException e) {
      throw new IllegalStateException(
          "Central at "
              + box.central().uri()
              + " cannot be reached: check the address and the network.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while enrolling", e);
    }
  }

  private static String refusal(Peer.Refused refused) {
    return switch (refused.status()) {
      case 400, 409 -> "Central refused this box: " + refused.getMessage();
      case 429 -> "Central has heard too many wrong codes: wait a minute and try again.";
      default ->
          "Central refused this box: make a new enrolment code there. ("
              + refused.getMessage()
              + ")";
    };
  }

  /// Two communities in one journal would mix: the box's guests are not central's.
  private static void refuseACommunityOfItsOwn(Path data) {
    Optional<CommunityKeys> own = CommunityKeys.in(data);
    if (own.isPresent()) {
      String name = name(data, own.get().community());
      throw new IllegalStateException(
          "This box has a community of its own"
              + (name.isEmpty() ? "" : " (" + name + ")")
              + ". Give --data a new folder to join central.");
    }
  }

  private static String name(Path data, CommunityId community) {
    Memory memory = new Memory();
    Ledger.Settings settings =
        new Ledger.Settings(
            data, community, ReplicaKeys.in(data).replica(), new SystemClock(), Disk.SYSTEM);
    try (Ledger ledger = Ledger.open(settings, memory)) {
      return ledger.journal().end() == 0
          ? ""
          : memory.read(state -> state.community().map(CommunityFounded::name).orElse(""));
    }
  }

  private static Membership read(Wire.Enrolled answer) {
    try {
      CommunityId community = new CommunityId(answer.community());
      Bytes root = Bytes.ofHex(answer.root());
      TrustedKeys list =
          TrustedKeys.read(Bytes.ofHex(answer.document()), Bytes.ofHex(answer.signature()), root)
              .filter(keys -> keys.community().equals(community))
              .orElseThrow(() -> new IllegalStateException("central's list of keys is not signed"));
      return new Membership(community, root, list);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("central's answer is not well formed", e);
    }
  }

  private static Kept kept(Path data) {
    try {
      return Json.read(Files.readAllBytes(file(data)), Kept.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the enrolment in " + data + " cannot be read", e);
    } catch (Problem e) {
      throw new IllegalStateException("the enrolment in " + data + " is damaged", e);
    }
  }

  private static Path file(Path data) {
    return data.resolve("keys").resolve("membership.json");
  }
}
