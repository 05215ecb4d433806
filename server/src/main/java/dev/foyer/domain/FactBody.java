package dev.foyer.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a fact says, by kind. A kind's components never change once it has been released; what is
/// new becomes a new version or a new kind. Where a kind has a `version`, the highest one known
/// wins, ties by stamp and identity: clocks have no say in it.
public sealed interface FactBody
    permits FactBody.CommunityFounded,
        FactBody.EventPlanned,
        FactBody.DoorsOpened,
        FactBody.DoorsClosed,
        FactBody.DoorAddressed,
        FactBody.DoorCounted,
        FactBody.PartitionPolicyChosen,
        FactBody.ClockCorrected,
        FactBody.PersonProfiled,
        FactBody.InvitationIssued,
        FactBody.InvitationRevoked,
        FactBody.GuestAdmitted,
        FactBody.AdmissionUndone,
        FactBody.GuestGreeted,
        FactBody.TokenRecognised,
        FactBody.HelpRaised,
        FactBody.HelpAnswered,
        FactBody.BadgeQueued,
        FactBody.BadgeSent,
        FactBody.BadgeSettled,
        FactBody.BadgeRuled,
        FactBody.PrinterOrdered,
        FactBody.RollLoaded,
        FactBody.StationRouted,
        FactBody.DeviceEnrolled,
        FactBody.DeviceRevoked,
        FactBody.KeysTrusted,
        FactBody.PersonErased,
        FactBody.ErasureDone,
        FactBody.ConsentRecorded,
        FactBody.PresenceChanged,
        AnswerFact,
        WelcomeFact,
        SeatingFact,
        TieFact,
        StoryFact,
        PulseFact {
  /// A readable name of what the fact is about, the key by which facts are folded.
  String subject();

  /// A body with parts about a person ([Profile], [Answers], [PrivateText]), kept under that
  /// person's key.
  interface Personal {
    PersonId person();

    String subject();
  }

  /// A body whose personal parts are kept under a key that never leaves the replica that wrote it:
  /// others pass the fact on and can never read it.
  interface StaysHere extends Personal {}

  record CommunityFounded(CommunityId community, long version, String name, String vision)
      implements FactBody {
    @Override
    public String subject() {
      return "community/" + community.hex();
    }
  }

  record EventPlanned(EventId event, long version, EventPlan plan) implements FactBody {
    @Override
    public String subject() {
      return "event/" + event.hex();
    }
  }

  /// From now on this box's doors are open for this event.
  record DoorsOpened(ReplicaId box, long version, EventId event) implements FactBody {
    @Override
    public String subject() {
      return "doors/" + box.hex();
    }
  }

  /// From now on this box's doors are open for no event.
  record DoorsClosed(ReplicaId box, long version) implements FactBody {
    @Override
    public String subject() {
      return "doors/" + box.hex();
    }
  }

  /// Other doors reach this box here.
  ///
  /// @param uri as in `https://192.168.1.20:7443`
  /// @param fingerprint SHA-256 of the certificate that it shows, in pairs of digits with colons;
  ///   empty where it shows none
  record DoorAddressed(ReplicaId box, long version, String uri, String fingerprint)
      implements FactBody {
    @Override
    public String subject() {
      return "doors/" + box.hex();
    }
  }

  /// A host has said whether a box counts among the doors of an event: one that is dead or has gone
  /// home is set aside, and others decide about the guests who were its own to decide about.
  record DoorCounted(EventId event, ReplicaId box, long version, DoorPlace place, DeviceId by)
      implements FactBody {
    @Override
    public String subject() {
      return "event/" + event.hex();
    }
  }

  /// What a door of this event does about a guest while the door that decides cannot be asked.
  record PartitionPolicyChosen(EventId event, long version, PartitionPolicy policy)
      implements FactBody {
    @Override
    public String subject() {
      return "event/" + event.hex();
    }
  }

  /// How far a box's clock was off in one of its starts, found out when it could be compared: to be
  /// added to the times of what was written in that epoch without a trusted clock.
  record ClockCorrected(ReplicaId box, long epoch, long version, long offsetMillis)
      implements FactBody {
    @Override
    public String subject() {
      return "clock/" + box.hex();
    }
  }

  record PersonProfiled(PersonId person, long version, Profile profile)
      implements FactBody, Personal {
    @Override
    public String subject() {
      return "person/" + person.hex();
    }
  }

  record InvitationIssued(InvitationId invitation, long version, Terms terms) implements FactBody {
    @Override
    public String subject() {
      return "invitation/" + invitation.hex();
    }
  }

  record InvitationRevoked(InvitationId invitation, PersonId person, PrivateText reason)
      implements FactBody, Personal {
    @Override
    public String subject() {
      return "invitation/" + invitation.hex();
    }
  }

  /// A guest came in. Never refused by replication; a second one of the same stay is flagged.
  ///
  /// @param stay from 1; a guest who left and returned begins the next one
  record GuestAdmitted(
      GuestId guest, int stay, EventId event, Passage passage, PersonId person, PrivateText note)
      implements FactBody, Personal {
    /// The same without what is personal in it.
    GuestAdmitted bare() {
      return new GuestAdmitted(guest, stay, event, passage, person, PrivateText.ERASED);
    }

    @Override
    public String subject() {
      return "invitation/" + guest.invitation().hex();
    }
  }

  record AdmissionUndone(
      InvitationId invitation,
      List<FactId> admissions,
      DeviceId by,
      PersonId person,
      PrivateText reason)
      implements FactBody, Personal {
    public AdmissionUndone {
      admissions = List.copyOf(admissions);
    }

    @Override
    public String subject() {
      return "invitation/" + invitation.hex();
    }
  }

  /// A host welcomed this guest in person.
  record GuestGreeted(GuestId guest, DeviceId by) implements FactBody {
    @Override
    public String subject() {
      return "invitation/" + guest.invitation().hex();
    }
  }

  /// A guest who is in has gone home, or has come back.
  record PresenceChanged(
      GuestId guest, EventId event, long version, Whereabouts whereabouts, DeviceId by)
      implements FactBody {
    @Override
    public String subject() {
      return "invitation/" + guest.invitation().hex();
    }
  }

  /// A host said that the holder of this token is the guest of this invitation: the same guest who
  /// shows it again, while in, is no stranger.
  ///
  /// @param token the SHA-256 of a token that is not the invitation's own
  record TokenRecognised(InvitationId invitation, Bytes token, DeviceId by) implements FactBody {
    @Override
    public String subject() {
      return "invitation/" + invitation.hex();
    }
  }

  /// A guest at a station needs a person.
  ///
  /// @param event the event that the doors were open for, if any
  /// @param about the scan that was held up, if there was one
  record HelpRaised(
      RequestId request,
      @Nullable EventId event,
      DeviceId station,
      HelpCause cause,
      @Nullable Case about)
      implements FactBody {
    @Override
    public String subject() {
      return "request/" + request.hex();
    }
  }

  record HelpAnswered(RequestId request, Answer answer, DeviceId by) implements FactBody {
    @Override
    public String subject() {
      return "request/" + request.hex();
    }
  }

  /// A badge is to be printed; journaled in one group with the admission that asks for it.
  record BadgeQueued(JobId job, GuestId guest, EventId event, DeviceId station, BadgeReason reason)
      implements FactBody {
    @Override
    public String subject() {
      return "badge/" + job.hex();
    }
  }

  /// The badge is about to be released on a printer.
  ///
  /// @param counterBefore the printer's label counter, -1 if it has none, or -2 if it took the
  ///   badge in silence
  /// @param attempt from 1
  record BadgeSent(JobId job, int attempt, String printer, long counterBefore) implements FactBody {
    /// Instead of a count: the printer has answered, and counts nothing.
    public static final long UNCOUNTED = -1;

    /// Instead of a count: the printer did not answer.
    public static final long SILENT = -2;

    /// Whether the printer did not answer when the badge was sent.
    public boolean silent() {
      return counterBefore == SILENT;
    }

    @Override
    public String subject() {
      return "badge/" + job.hex();
    }
  }

  /// How an attempt ended.
  ///
  /// @param reasons IPP words such as `media-empty`, or the evidence of a printed badge
  record BadgeSettled(JobId job, int attempt, Settlement settlement, List<String> reasons)
      implements FactBody {
    public BadgeSettled {
      reasons = List.copyOf(reasons);
    }

    @Override
    public String subject() {
      return "badge/" + job.hex();
    }
  }

  /// A host decided about a badge.
  ///
  /// @param attempt the attempt that the decision is about; 0 if none was made
  record BadgeRuled(JobId job, int attempt, Ruling ruling, DeviceId by) implements FactBody {
    @Override
    public String subject() {
      return "badge/" + job.hex();
    }
  }

  /// A host has told a printer of a box what to do.
  ///
  /// @param printer its name on that box
  record PrinterOrdered(
      ReplicaId box, String printer, long version, PrinterOrder order, DeviceId by)
      implements FactBody {
    @Override
    public String subject() {
      return "printer/" + box.hex();
    }
  }

  /// A roll was put into a printer.
  ///
  /// @param labels how many badges it had then
  /// @param counter the printer's label counter then, or -1 where it has none
  /// @param printed how many badges were known to have come out of it by then
  record RollLoaded(
      ReplicaId box,
      String printer,
      long version,
      int labels,
      long counter,
      long printed,
      DeviceId by)
      implements FactBody {
    @Override
    public String subject() {
      return "printer/" + box.hex();
    }
  }

  /// The badges of a station come out of this printer, or of another one while it stands still.
  ///
  /// @param printer empty for any
  record StationRouted(DeviceId station, long version, String printer, DeviceId by)
      implements FactBody {
    @Override
    public String subject() {
      return "device/" + station.hex();
    }
  }

  /// A program knows this device from now on.
  ///
  /// @param token the SHA-256 of the device's token
  record DeviceEnrolled(DeviceId device, ReplicaId program, Role role, String name, Bytes token)
      implements FactBody {
    @Override
    public String subject() {
      return "device/" + device.hex();
    }
  }

  record DeviceRevoked(DeviceId device) implements FactBody {
    @Override
    public String subject() {
      return "device/" + device.hex();
    }
  }

  /// The keys that the community trusts, signed by its root key as one document.
  ///
  /// @param document the signed bytes, as replicas pin and check them
  record KeysTrusted(CommunityId community, long version, Bytes document, Bytes signature)
      implements FactBody {
    @Override
    public String subject() {
      return "keys/" + community.hex();
    }
  }

  /// The person's key is destroyed everywhere; whatever it sealed is unreadable from now on.
  record PersonErased(PersonId person) implements FactBody {
    @Override
    public String subject() {
      return "person/" + person.hex();
    }
  }

  /// A replica holds nothing personal of an erased person any more: the key is destroyed there, and
  /// the tables are made again. Counts only where the replica itself has written it.
  record ErasureDone(PersonId person, ReplicaId replica) implements FactBody {
    @Override
    public String subject() {
      return "person/" + person.hex();
    }
  }

  /// A person has said whether a box may keep what it knows of them after an event.
  record ConsentRecorded(PersonId person, long version, Consent consent) implements FactBody {
    @Override
    public String subject() {
      return "person/" + person.hex();
    }
  }

  /// How somebody came through the door.
  record Passage(ScanId scan, DeviceId station, Way way) {}

  enum Way {
    SCAN,
    CODE,
    HOST,
    LET_IN,
    WALK_IN
  }

  /// What a request is about: the scan that was held up and the invitation it showed, if any.
  record Case(ScanId scan, @Nullable InvitationId invitation, @Nullable Bytes token) {}

  enum HelpCause {
    ASKED,
    NOT_ON_LIST,
    REVOKED,
    OTHER_EVENT,
    INVALID_TIME,
    NO_EVENT,
    AMBIGUOUS,
    TOO_MANY,
    /// The door that decides about this guest cannot be asked, and the event is strict.
    DOOR_UNREACHABLE
  }

  enum Answer {
    COMING,
    CLOSED
  }

  enum BadgeReason {
    ARRIVAL,
    DAMAGED,
    LOST,
    MISSPELT,
    NOT_PRINTED,
    OTHER,
    /// Before the guest came, in one go with others.
    AHEAD
  }

  enum Whereabouts {
    LEFT,
    BACK
  }

  /// What becomes of a person's profile at a box some days after the event.
  enum Consent {
    KEEP,
    LET_GO
  }

  /// What a printer is to do.
  enum PrinterOrder {
    PRINT,
    PAUSE,
    /// Badges are written by hand: the printer prints those that a host releases one by one.
    BY_HAND
  }

  /// Whether a box counts among the doors of an event.
  enum DoorPlace {
    COUNTED,
    SET_ASIDE
  }

  enum PartitionPolicy {
    /// The guest comes in; should the same guest have come in at the other side too, hosts are
    /// told.
    OPEN,
    /// A host decides.
    STRICT
  }

  enum Settlement {
    PRINTED,
    FAILED,
    UNKNOWN
  }

  enum Ruling {
    CAME_OUT,
    DID_NOT_COME_OUT,
    RELEASED,
    HANDWRITTEN,
    WITHDRAWN
  }
}
