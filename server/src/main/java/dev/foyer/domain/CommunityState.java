package dev.foyer.domain;

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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What all known facts amount to: a fold that ends in the same state in whatever order, and
/// however often, the facts are applied. Not thread-safe: its owner guards it.
public final class CommunityState {
  private final Versioned<CommunityFounded> community = new Versioned<>();
  private final Versioned<KeysTrusted> keys = new Versioned<>();
  private final GuestList guests = new GuestList();
  private final People people = new People();
  private final Devices devices = new Devices();
  private final BadgeJobs badges = new BadgeJobs();
  private final PrinterDesk printers = new PrinterDesk();
  private final HelpRequests requests = new HelpRequests();
  private final Doors doors = new Doors();
  private final GuestAnswers answers = new GuestAnswers();
  private final Welcomes welcomes = new Welcomes();
  private final Seating seating = new Seating();
  private final Ties ties = new Ties();
  private final Stories stories = new Stories();
  private final Pulses pulses = new Pulses();

  /// Applies one fact; applying it again changes nothing.
  public void apply(Fact fact, FactBody body) {
    switch (body) {
      case CommunityFounded b -> community.offer(b, b.version(), fact.id());
      case KeysTrusted b -> keys.offer(b, b.version(), fact.id());
      case EventPlanned b -> guests.plan(fact.id(), b);
      case DoorsOpened b -> guests.open(fact.id(), b);
      case DoorsClosed b -> guests.close(fact.id(), b);
      case DoorAddressed b -> doors.address(fact.id(), b);
      case DoorCounted b -> doors.count(fact.id(), b);
      case PartitionPolicyChosen b -> doors.choose(fact.id(), b);
      case ClockCorrected b -> guests.correct(fact.id(), b);
      case InvitationIssued b -> guests.issue(fact.id(), b);
      case InvitationRevoked b -> guests.change(b.invitation(), Invitation::revoke);
      case GuestAdmitted b -> guests.admit(fact, people.erased(b.person()) ? b.bare() : b);
      case AdmissionUndone b -> guests.change(b.invitation(), i -> i.undo(b));
      case GuestGreeted b -> guests.change(b.guest().invitation(), i -> i.greet(fact, b));
      case PresenceChanged b -> guests.change(b.guest().invitation(), i -> i.whereabouts(fact, b));
      case TokenRecognised b -> guests.recognise(b);
      case PersonProfiled b -> people.profile(fact.id(), b);
      case PersonErased b -> erase(fact, b);
      case ErasureDone b -> people.acknowledge(fact, b);
      case ConsentRecorded b -> people.consent(fact.id(), b);
      case HelpRaised b -> requests.raise(fact, b);
      case HelpAnswered b -> requests.answer(b);
      case BadgeQueued b -> badges.queue(fact, b);
      case BadgeSent b -> badges.change(b.job(), job -> job.send(fact, b));
      case BadgeSettled b -> badges.change(b.job(), job -> job.settle(fact, b));
      case BadgeRuled b -> badges.change(b.job(), job -> job.rule(fact, b));
      case PrinterOrdered b -> printers.order(fact.id(), b);
      case RollLoaded b -> printers.load(fact.id(), b);
      case StationRouted b -> printers.route(fact.id(), b);
      case DeviceEnrolled b -> devices.enrol(fact, b);
      case DeviceRevoked b -> devices.revoke(b.device());
      case AnswerFact b when known(Mentioned.in(b)) -> answers.apply(fact, b);
      case WelcomeFact b when known(Mentioned.in(b)) -> welcomes.apply(fact, b);
      case SeatingFact b when known(Mentioned.in(b)) -> seating.apply(fact, b);
      case TieFact b when known(Mentioned.in(b)) -> ties.apply(fact, b);
      case StoryFact b when known(Mentioned.in(b)) -> stories.apply(fact, b);
      case AnswerFact b -> {}
      case WelcomeFact b -> {}
      case SeatingFact b -> {}
      case TieFact b -> {}
      case StoryFact b -> {}
      case PulseFact b -> pulses.apply(fact, b);
    }
  }

  private boolean known(List<PersonId> mentioned) {
    return mentioned.stream().noneMatch(people::erased);
  }

  private void erase(Fact fact, PersonErased body) {
    PersonId person = body.person();
    people.erase(fact, body);
    guests.forget(Set.of(person));
    answers.erase(person);
    welcomes.erase(person);
    seating.erase(person);
    ties.erase(person);
    stories.erase(person);
  }

  /// Drops what is personal of these people: their keys are gone here. What says nothing about
  /// them, such as their visits, stays.
  public void forget(Set<PersonId> gone) {
    gone.forEach(people::forget);
    guests.forget(gone);
    for (PersonId person : gone) {
      answers.forget(person);
      seating.forget(person);
      ties.forget(person);
      stories.forget(person);
    }
  }

  public Optional<CommunityFounded> community() {
    return Optional.ofNullable(community.value());
  }

  public long nextCommunityVersion() {
    return community.nextVersion();
  }

  /// The latest list of trusted keys, as it was signed.
  public Optional<KeysTrusted> keys() {
    return Optional.ofNullable(keys.value());
  }

  public GuestList guests() {
    return guests;
  }

  public People people() {
    return people;
  }

  public Devices devices() {
    return devices;
  }

  public BadgeJobs badges() {
    return badges;
  }

  public PrinterDesk printers() {
    return printers;
  }

  public Doors doors() {
    return doors;
  }

  public GuestAnswers answers() {
    return answers;
  }

  public Welcomes welcomes() {
    return welcomes;
  }

  public Seating seating() {
    return seating;
  }

  public Ties ties() {
    return ties;
  }

  public Stories stories() {
    return stories;
  }

  public Pulses pulses() {
    return pulses;
  }

  public HelpRequests requests() {
    return requests;
  }
}
