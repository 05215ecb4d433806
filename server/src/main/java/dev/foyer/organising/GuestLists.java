package dev.foyer.organising;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.Consent;
import dev.foyer.domain.FactBody.ConsentRecorded;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.IssuingKey;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Terms;
import dev.foyer.keys.CommunityKeys;
import dev.foyer.organising.GuestRow.Reading;
import dev.foyer.organising.ListFile.Remark;
import dev.foyer.organising.ListPlan.Guest;
import dev.foyer.organising.ListPlan.Step;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Guest lists from files: what one would change, and the change itself. The same list twice
/// changes nothing; a list that was interrupted is completed by sending it again.
public final class GuestLists {
  /// Facts that are forced at once: the door gets its turn between two groups.
  private static final int GROUP = 2_000;

  /// Guests whose tokens are signed at once, side by side on all cores; up to a few facts each.
  private static final int CHUNK = GROUP / 6;

  private final Replica replica;
  private final SecureRandom random = new SecureRandom();

  public GuestLists(Replica replica) {
    this.replica = replica;
  }

  /// What came of a list.
  ///
  /// @param missing awaited guests of the event who are not in the list; they stay
  /// @param bad rows left out
  /// @param remarks parts of good rows left out
  record Outcome(int rows, Counts counts, int missing, List<Remark> bad, List<Remark> remarks) {}

  record Counts(int added, int changed, int unchanged) {
    int good() {
      return added + changed + unchanged;
    }
  }

  /// What this list would do; changes nothing.
  Outcome preview(EventId event, ListFile file, Map<Field, Integer> mapping) {
    return outcome(file, read(event, file, mapping));
  }

  /// Records what this list changes, in bounded groups. One list at a time, in whichever process.
  ///
  /// @throws Problem 409 if invitations are issued elsewhere
  Outcome upload(EventId event, ListFile file, Map<Field, Integer> mapping) {
    return replica.ledger().alone(() -> uploadAlone(event, file, mapping));
  }

  private synchronized Outcome uploadAlone(
      EventId event, ListFile file, Map<Field, Integer> mapping) {
    IssuingKey key = issuingKey();
    Work work = read(event, file, mapping);
    List<Step> steps = work.plan().steps();
    try (ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (int i = 0; i < steps.size(); i += CHUNK) {
        List<FactBody> group = new ArrayList<>();
        for (Future<List<FactBody>> facts :
            begin(cores, steps.subList(i, Math.min(i + CHUNK, steps.size())), event, key)) {
          group.addAll(done(facts));
        }
        if (!group.isEmpty()) {
          replica.ledger().record(group);
        }
      }
    }
    return outcome(file, work);
  }

  private List<Future<List<FactBody>>> begin(
      ExecutorService cores, List<Step> steps, EventId event, IssuingKey key) {
    return steps.stream().map(step -> cores.submit(() -> facts(step, event, key))).toList();
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while invitations were signed", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an invitation could not be signed", e);
    }
  }

  private List<FactBody> facts(Step step, EventId event, IssuingKey key) {
    List<FactBody> facts = new ArrayList<>(2);
    switch (step) {
      case Step.Add add -> add(facts, event, key, add.guest());
      case Step.Change change -> change(facts, event, change);
      case Step.Same same -> {}
    }
    return facts;
  }

  /// The key that signs invitations.
  ///
  /// @throws Problem 409 if it lives elsewhere
  IssuingKey issuingKey() {
    return replica
        .communityKeys()
        .map(CommunityKeys::issuing)
        .orElseThrow(
            () ->
                Problem.of(
                    409,
                    "issued-elsewhere",
                    "Invitations are issued on the central server. Do this there."));
  }

  private record Work(ListPlan plan, List<Remark> unreadable) {}

  private Work read(EventId event, ListFile file, Map<Field, Integer> mapping) {
    List<GuestRow> good = new ArrayList<>();
    List<Remark> bad = new ArrayList<>(file.torn());
    for (ListFile.Row row : file.rows()) {
      switch (GuestRow.read(row, mapping, file.columns().size())) {
        case Reading.Good read -> good.add(read.row());
        case Reading.Bad refused -> bad.add(new Remark(refused.line(), refused.reason()));
      }
    }
    Known known = replica.memory().read(state -> Known.in(state, event, replica.id()));
    return new Work(ListPlan.of(good, known, () -> PersonId.of(mint(PersonId.SIZE))), bad);
  }

  private static Outcome outcome(ListFile file, Work work) {
    int added = 0;
    int changed = 0;
    int unchanged = 0;
    for (Step step : work.plan().steps()) {
      switch (step) {
        case Step.Add add -> added++;
        case Step.Change change -> changed++;
        case Step.Same same -> unchanged++;
      }
    }
    List<Remark> bad = new ArrayList<>(work.unreadable());
    bad.addAll(work.plan().bad());
    bad.sort(Comparator.comparingLong(Remark::line));
    return new Outcome(
        file.rows().size(),
        new Counts(added, changed, unchanged),
        work.plan().missing(),
        bad,
        work.plan().remarks().stream().sorted(Comparator.comparingLong(Remark::line)).toList());
  }

  private void add(List<FactBody> group, EventId event, IssuingKey key, Guest guest) {
    InvitationId id = InvitationId.of(mint(InvitationId.SIZE));
    Bytes token = InvitationToken.issue(key, event, id, null).sha256();
    news(group, event, guest);
    group.add(
        new InvitationIssued(
            id,
            1,
            new Terms(
                event,
                guest.person(),
                guest.people(),
                guest.standing().inviter(),
                guest.standing().newcomer(),
                Terms.Source.GUEST_LIST,
                token)));
  }

  private void change(List<FactBody> group, EventId event, Step.Change change) {
    Guest guest = change.guest();
    Terms before = change.listed().terms();
    Terms after =
        new Terms(
            before.event(),
            guest.person(),
            guest.people(),
            guest.standing().inviter(),
            guest.standing().newcomer(),
            before.source(),
            before.token());
    news(group, event, guest);
    if (!after.equals(before)) {
      InvitationId id = change.listed().invitation();
      long version =
          replica
              .memory()
              .read(state -> state.guests().find(id).map(Invitation::nextVersion).orElse(1L));
      group.add(new InvitationIssued(id, version, after));
    }
  }

  private void news(List<FactBody> group, EventId event, Guest guest) {
    Profile profile = guest.news().profile();
    if (profile != null) {
      long version = replica.memory().read(state -> state.people().nextVersion(guest.person()));
      group.add(new PersonProfiled(guest.person(), version, profile));
    }
    Consent consent = guest.news().consent();
    if (consent != null) {
      long version = replica.memory().read(state -> state.people().nextConsent(guest.person()));
      group.add(new ConsentRecorded(guest.person(), version, consent));
    }
    Answered.Where where = new Answered.Where(replica.id(), event);
    group.addAll(
        replica
            .memory()
            .read(state -> guest.news().answered().facts(state, guest.person(), where)));
  }

  private byte[] mint(int size) {
    byte[] id = new byte[size];
    random.nextBytes(id);
    return id;
  }
}
