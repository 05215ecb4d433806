package dev.foyer.journal;

import dev.foyer.domain.AnswerFact;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.PulseFact;
import dev.foyer.domain.SeatingFact;
import dev.foyer.domain.StoryFact;
import dev.foyer.domain.TieFact;
import dev.foyer.domain.WelcomeFact;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The frozen names of the kinds of facts. A name, once released, keeps its meaning and its
/// components for ever; what is new takes a new version or a new name.
final class FactKinds {
  /// A kind by its name and version.
  record Kind(String name, int version, Class<? extends FactBody> type) {}

  private static final Map<Class<? extends FactBody>, Kind> BY_TYPE =
      Map.ofEntries(
          kind("community-founded", FactBody.CommunityFounded.class),
          kind("event-planned", FactBody.EventPlanned.class),
          kind("doors-opened", FactBody.DoorsOpened.class),
          kind("doors-closed", FactBody.DoorsClosed.class),
          kind("door-addressed", FactBody.DoorAddressed.class),
          kind("door-counted", FactBody.DoorCounted.class),
          kind("partition-policy-chosen", FactBody.PartitionPolicyChosen.class),
          kind("clock-corrected", FactBody.ClockCorrected.class),
          kind("person-profiled", FactBody.PersonProfiled.class),
          kind("person-erased", FactBody.PersonErased.class),
          kind("invitation-issued", FactBody.InvitationIssued.class),
          kind("invitation-revoked", FactBody.InvitationRevoked.class),
          kind("guest-admitted", FactBody.GuestAdmitted.class),
          kind("admission-undone", FactBody.AdmissionUndone.class),
          kind("guest-greeted", FactBody.GuestGreeted.class),
          kind("token-recognised", FactBody.TokenRecognised.class),
          kind("help-raised", FactBody.HelpRaised.class),
          kind("help-answered", FactBody.HelpAnswered.class),
          kind("badge-queued", FactBody.BadgeQueued.class),
          kind("badge-sent", FactBody.BadgeSent.class),
          kind("badge-settled", FactBody.BadgeSettled.class),
          kind("badge-ruled", FactBody.BadgeRuled.class),
          kind("printer-ordered", FactBody.PrinterOrdered.class),
          kind("roll-loaded", FactBody.RollLoaded.class),
          kind("station-routed", FactBody.StationRouted.class),
          kind("device-enrolled", FactBody.DeviceEnrolled.class),
          kind("device-revoked", FactBody.DeviceRevoked.class),
          kind("keys-trusted", FactBody.KeysTrusted.class),
          kind("erasure-done", FactBody.ErasureDone.class),
          kind("consent-recorded", FactBody.ConsentRecorded.class),
          kind("presence-changed", FactBody.PresenceChanged.class),
          kind("person-answered", AnswerFact.PersonAnswered.class),
          kind("consent-said", AnswerFact.ConsentSaid.class),
          kind("diet-told", AnswerFact.DietTold.class),
          kind("note-left", AnswerFact.NoteLeft.class),
          kind("part-taken", WelcomeFact.PartTaken.class),
          kind("part-asked", WelcomeFact.PartAsked.class),
          kind("tablet-carried", WelcomeFact.TabletCarried.class),
          kind("greeter-ready", WelcomeFact.GreeterReady.class),
          kind("cast-joined", WelcomeFact.CastJoined.class),
          kind("sheet-written", WelcomeFact.SheetWritten.class),
          kind("task-ticked", WelcomeFact.TaskTicked.class),
          kind("room-laid", SeatingFact.RoomLaid.class),
          kind("seat-pinned", SeatingFact.SeatPinned.class),
          kind("rest-taken", SeatingFact.RestTaken.class),
          kind("apart-asked", SeatingFact.ApartAsked.class),
          kind("mentors-paired", SeatingFact.MentorsPaired.class),
          kind("seats-planned", SeatingFact.SeatsPlanned.class),
          kind("round-called", SeatingFact.RoundCalled.class),
          kind("people-met", TieFact.PeopleMet.class),
          kind("introduction-made", TieFact.IntroductionMade.class),
          kind("touch-wished", TieFact.TouchWished.class),
          kind("promise-made", TieFact.PromiseMade.class),
          kind("promise-answered", TieFact.PromiseAnswered.class),
          kind("need-answered", TieFact.NeedAnswered.class),
          kind("resource-shelved", TieFact.ResourceShelved.class),
          kind("agenda-set", StoryFact.AgendaSet.class),
          kind("side-table-opened", StoryFact.SideTableOpened.class),
          kind("side-table-joined", StoryFact.SideTableJoined.class),
          kind("line-posted", StoryFact.LinePosted.class),
          kind("story-captured", StoryFact.StoryCaptured.class),
          kind("story-answered", StoryFact.StoryAnswered.class),
          kind("digest-item-queued", StoryFact.DigestItemQueued.class),
          kind("introducer-answered", StoryFact.IntroducerAnswered.class),
          kind("digest-sent", StoryFact.DigestSent.class),
          kind("pulses-taken", PulseFact.PulsesTaken.class),
          kind("report-frozen", PulseFact.ReportFrozen.class),
          kind("trial-registered", PulseFact.TrialRegistered.class));

  private static final Map<String, Kind> BY_NAME =
      BY_TYPE.values().stream()
          .collect(Collectors.toMap(k -> k.name() + "/" + k.version(), Function.identity()));

  private FactKinds() {}

  static Kind of(FactBody body) {
    return of(body.getClass());
  }

  /// The name under which facts of this type stand in the journal.
  static String name(Class<? extends FactBody> type) {
    return of(type).name();
  }

  private static Kind of(Class<? extends FactBody> type) {
    Kind kind = BY_TYPE.get(type);
    if (kind == null) {
      throw new IllegalStateException(type + " has no frozen name");
    }
    return kind;
  }

  static Optional<Kind> find(String name, int version) {
    return Optional.ofNullable(BY_NAME.get(name + "/" + version));
  }

  private static Map.Entry<Class<? extends FactBody>, Kind> kind(
      String name, Class<? extends FactBody> type) {
    return Map.entry(type, new Kind(name, 1, type));
  }
}
