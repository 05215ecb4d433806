package dev.foyer.box.live;

import dev.foyer.domain.AnswerFact;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.AdmissionUndone;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.FactBody.BadgeRuled;
import dev.foyer.domain.FactBody.BadgeSent;
import dev.foyer.domain.FactBody.BadgeSettled;
import dev.foyer.domain.FactBody.ClockCorrected;
import dev.foyer.domain.FactBody.CommunityFounded;
import dev.foyer.domain.FactBody.ConsentRecorded;
import dev.foyer.domain.FactBody.DeviceEnrolled;
import dev.foyer.domain.FactBody.DeviceRevoked;
import dev.foyer.domain.FactBody.DoorAddressed;
import dev.foyer.domain.FactBody.DoorCounted;
import dev.foyer.domain.FactBody.DoorsClosed;
import dev.foyer.domain.FactBody.DoorsOpened;
import dev.foyer.domain.FactBody.ErasureDone;
import dev.foyer.domain.FactBody.EventPlanned;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.GuestGreeted;
import dev.foyer.domain.FactBody.HelpAnswered;
import dev.foyer.domain.FactBody.HelpRaised;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.InvitationRevoked;
import dev.foyer.domain.FactBody.KeysTrusted;
import dev.foyer.domain.FactBody.PartitionPolicyChosen;
import dev.foyer.domain.FactBody.PersonErased;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.FactBody.PresenceChanged;
import dev.foyer.domain.FactBody.PrinterOrdered;
import dev.foyer.domain.FactBody.RollLoaded;
import dev.foyer.domain.FactBody.StationRouted;
import dev.foyer.domain.FactBody.TokenRecognised;
import dev.foyer.domain.FactId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.JobId;
import dev.foyer.domain.PulseFact;
import dev.foyer.domain.RequestId;
import dev.foyer.domain.SeatingFact;
import dev.foyer.domain.StoryFact;
import dev.foyer.domain.TieFact;
import dev.foyer.domain.WelcomeFact;
import dev.foyer.journal.Ledger.Recorded;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What some facts have changed, each thing once, in the order in which it happened first.
final class Changes {
  private final Set<FactId> admissions = new LinkedHashSet<>();
  private final Set<FactId> undone = new LinkedHashSet<>();
  private final Set<GuestId> greeted = new LinkedHashSet<>();
  private final Set<RequestId> requests = new LinkedHashSet<>();
  private final Set<JobId> badges = new LinkedHashSet<>();
  private final Set<Topic> topics = EnumSet.noneOf(Topic.class);
  private boolean atTheDoor;

  /// What a part of a page is about: it asks anew when something of it has changed.
  enum Topic {
    PRESENCE,
    ANSWERS,
    WELCOME,
    SEATING,
    TIES,
    STORIES,
    PULSES
  }

  void add(List<Recorded> facts) {
    for (Recorded recorded : facts) {
      FactBody body = recorded.body();
      if (body != null) {
        add(recorded.fact().id(), body);
      }
    }
  }

  private void add(FactId id, FactBody body) {
    switch (body) {
      case GuestAdmitted b -> admissions.add(id);
      case AdmissionUndone b -> undone.addAll(b.admissions());
      case GuestGreeted b -> greeted.add(b.guest());
      case HelpRaised b -> requests.add(b.request());
      case HelpAnswered b -> requests.add(b.request());
      case BadgeQueued b -> badges.add(b.job());
      case BadgeSent b -> badges.add(b.job());
      case BadgeSettled b -> badges.add(b.job());
      case BadgeRuled b -> badges.add(b.job());
      case CommunityFounded b -> atTheDoor = true;
      case EventPlanned b -> atTheDoor = true;
      case DoorsOpened b -> atTheDoor = true;
      case DoorsClosed b -> atTheDoor = true;
      case DoorCounted b -> atTheDoor = true;
      case PartitionPolicyChosen b -> atTheDoor = true;
      case ClockCorrected b -> atTheDoor = true;
      case PresenceChanged b -> topics.add(Topic.PRESENCE);
      case AnswerFact b -> topics.add(Topic.ANSWERS);
      case WelcomeFact b -> topics.add(Topic.WELCOME);
      case SeatingFact b -> topics.add(Topic.SEATING);
      case TieFact b -> topics.add(Topic.TIES);
      case StoryFact b -> topics.add(Topic.STORIES);
      case PulseFact b -> topics.add(Topic.PULSES);
      case DoorAddressed b -> {}
      case PersonProfiled b -> {}
      case PersonErased b -> atTheDoor = true;
      case ErasureDone b -> {}
      case ConsentRecorded b -> {}
      case InvitationIssued b -> {}
      case InvitationRevoked b -> {}
      case TokenRecognised b -> {}
      case PrinterOrdered b -> {}
      case RollLoaded b -> {}
      case StationRouted b -> {}
      case DeviceEnrolled b -> {}
      case DeviceRevoked b -> {}
      case KeysTrusted b -> {}
    }
  }

  Set<Topic> topics() {
    return topics;
  }

  Set<FactId> admissions() {
    return admissions;
  }

  Set<FactId> undone() {
    return undone;
  }

  Set<GuestId> greeted() {
    return greeted;
  }

  Set<RequestId> requests() {
    return requests;
  }

  Set<JobId> badges() {
    return badges;
  }

  /// Whether the community or the event at the door is another one, or has another plan, or a name
  /// must go from the pages.
  boolean atTheDoor() {
    return atTheDoor;
  }
}
