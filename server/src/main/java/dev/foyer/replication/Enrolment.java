package dev.foyer.replication;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityId;
import dev.foyer.keys.ReplicaKeys;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica.Membership;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A box's entry into a community that lives on central: once, with a single-use code. What central
/// answered (the community, the root key that is pinned from then on, the signed list of keys) is
/// kept in the data folder.
public final class Enrolment {
  private Enrolment() {}

  /// A box that is to belong to a central server.
  public record Applicant(Path data, String name, URI central) {}

  /// Whether this box has entered a community already.
  public static boolean done(Path data) {
    return Files.exists(file(data));
  }

  /// What was kept at the entry.
  public static Membership membership(Path data) {
    try {
      return read(Json.read(Files.readAllBytes(file(data)), Wire.Enrolled.class));
    } catch (IOException e) {
      throw new UncheckedIOException("the enrolment in " + data + " cannot be read", e);
    } catch (Problem e) {
      throw new IllegalStateException("the enrolment in " + data + " is damaged", e);
    }
  }

  /// Enters with a code.
  ///
  /// @throws IllegalStateException if central cannot be reached or refuses; it says what to do
  public static Membership enrol(Applicant box, String code) {
    ReplicaKeys keys = ReplicaKeys.in(box.data());
    try {
      Wire.Enrolled answer =
          new CentralClient(box.central(), keys)
              .enrol(
                  new Wire.Enrolling(
                      code, box.name(), keys.signingPublic().hex(), keys.agreementPublic().hex()));
      Membership membership = read(answer);
      keep(file(box.data()), Json.bytes(answer));
      return membership;
    } catch (CentralClient.Refused e) {
      throw new IllegalStateException(
          "Central refused this box (" + e.getMessage() + "): make a new enrolment code there.", e);
    } catch (IOException e) {
      throw new IllegalStateException(
          "Central at " + box.central() + " cannot be reached: check the address and the network.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while enrolling", e);
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

  private static void keep(Path file, byte[] content) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(beside, content);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path file(Path data) {
    return data.resolve("keys").resolve("membership.json");
  }
}
