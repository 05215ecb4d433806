package dev.foyer.box.arrivals;

import dev.foyer.box.welcome.Welcome;
import dev.foyer.domain.Decision.Refusal;
import dev.foyer.domain.FactBody.HelpCause;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.RequestId;
import dev.foyer.domain.ScanId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a station is told. Whatever it says is on disk already.
public sealed interface Answer {
  ScanId scan();

  /// These guests are in.
  record Admitted(
      ScanId scan,
      Name name,
      List<GuestId> guests,
      Welcome welcome,
      Party party,
      List<BadgeLine> badges,
      Instant at,
      Hearing hearing,
      Optional<Seat> seat)
      implements Answer {
    public Admitted {
      guests = List.copyOf(guests);
      badges = List.copyOf(badges);
    }
  }

  /// A party is to say how many of it are here.
  record HowMany(ScanId scan, InvitationId invitation, Name name, Party party) implements Answer {}

  /// Everybody on this invitation is in.
  ///
  /// @param where the name of the station
  record AlreadyAdmitted(
      ScanId scan,
      InvitationId invitation,
      Name name,
      Instant when,
      String where,
      List<BadgeLine> badges)
      implements Answer {
    public AlreadyAdmitted {
      badges = List.copyOf(badges);
    }
  }

  /// A host decides.
  ///
  /// @param request what rings at the hosts; null when it is a host who asks
  /// @param name whose invitation it is, where that is known
  record NeedsHost(ScanId scan, @Nullable RequestId request, HelpCause why, @Nullable Name name)
      implements Answer {}

  /// This is no invitation of ours.
  ///
  /// @param retryAfter seconds until typed codes are taken again; 0 if they are
  /// @param seat where the guest sits whose badge it is
  record Refused(ScanId scan, Refusal reason, int retryAfter, @Nullable Seat seat)
      implements Answer {
    public Refused(ScanId scan, Refusal reason, int retryAfter) {
      this(scan, reason, retryAfter, null);
    }
  }

  /// A guest's name; empty once it is erased.
  record Name(String full, String first) {}

  /// A party: how many are invited, and how many of them are in.
  record Party(int size, int arrived) {
    public int remaining() {
      return Math.max(0, size - arrived);
    }
  }

  /// Whether the station hears of an admission for the first time.
  enum Hearing {
    FIRST,
    REPEATED
  }
}
