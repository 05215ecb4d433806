package dev.foyer.box.live;

import dev.foyer.box.badges.BadgeView;
import dev.foyer.box.badges.Badges;
import dev.foyer.box.badges.PrinterBoard;
import dev.foyer.box.badges.Printers;
import dev.foyer.box.live.Lines.CountsLine;
import dev.foyer.box.live.Lines.StorageLine;
import dev.foyer.domain.Admission;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.FactId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.HelpRequest;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.JobId;
import dev.foyer.domain.RequestId;
import dev.foyer.doors.DoorBoard;
import dev.foyer.doors.DoorWatch;
import dev.foyer.doors.LinkLine;
import dev.foyer.journal.Ledger;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.platform.EventStream;
import dev.foyer.projection.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Follows the ledger and tells the pages of hosts and stations what has changed, each thing as it
/// stands when it is told. One thread of its own; nobody waits for it.
public final class LiveFeed implements Ledger.Listener, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("foyer.live");
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration DOORS_EVERY = Duration.ofSeconds(2);
  private static final int BADGES_WATCHED = 100;

  private final Replica replica;
  private final Badges badges;
  private final Printers printers;
  private final DoorWatch doors;
  private final EventStream hosts = new EventStream();
  private final EventStream stations = new EventStream();
  private final LinkedBlockingQueue<List<Recorded>> heard = new LinkedBlockingQueue<>();
  private final Map<JobId, BadgeView> told = new HashMap<>();
  private final Thread thread;
  private @Nullable CountsLine counts;
  private @Nullable StorageLine storage;
  private @Nullable LinkLine centralTold;
  private @Nullable DoorBoard doorsTold;
  private long doorsToldAt;
  private @Nullable List<PrinterBoard> printersTold;
  private long lookedAt = System.nanoTime();
  private volatile boolean closed;

  /// @param doors how central and the other doors are reached
  public LiveFeed(Replica replica, Badges badges, Printers printers, DoorWatch doors) {
    this.replica = replica;
    this.badges = badges;
    this.printers = printers;
    this.doors = doors;
    thread = Thread.ofVirtual().name("live").unstarted(this::run);
  }

  /// Begins to follow; what was recorded before is not told.
  public void start() {
    replica.ledger().listen(this);
    printers.watch(this::wake);
    thread.start();
  }

  @Override
  public void heard(List<Recorded> facts) {
    if (hosts.pages() + stations.pages() > 0) {
      heard.add(facts);
    }
  }

  /// Something that is no fact has changed, such as a printer's or central's state.
  public void wake() {
    heard.add(List.of());
  }

  public EventStream hosts() {
    return hosts;
  }

  public EventStream stations() {
    return stations;
  }

  public LinkLine central() {
    return doors.central();
  }

  @Override
  public void close() {
    closed = true;
    replica.ledger().unlisten(this);
    thread.interrupt();
    hosts.close();
    stations.close();
  }

  private void run() {
    while (!closed) {
      try {
        List<Recorded> next = heard.poll(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        List<List<Recorded>> groups = new ArrayList<>();
        heard.drainTo(groups);
        Changes changes = new Changes();
        if (next != null) {
          changes.add(next);
        }
        groups.forEach(changes::add);
        tell(changes);
        if (System.nanoTime() - lookedAt >= LOOK_EVERY.toNanos()) {
          look();
          lookedAt = System.nanoTime();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "the pages could not be told of a change", e);
      }
    }
  }

  private void tell(Changes changes) {
    changes.admissions().forEach(this::tellArrival);
    changes.undone().forEach(this::tellUndone);
    changes.greeted().forEach(this::tellStaying);
    changes.requests().forEach(this::tellRequest);
    changes.badges().forEach(this::tellBadge);
    changes.topics().forEach(this::tellTopic);
    if (changes.atTheDoor()) {
      hosts.send("event", Map.of());
      stations.send("event", Map.of());
    }
  }

  /// That something has changed, not what: each page asks for what it may see.
  private void tellTopic(Changes.Topic topic) {
    Map<String, String> about = Map.of("topic", topic.name().toLowerCase(Locale.ROOT));
    hosts.send("changed", about);
    stations.send("changed", about);
  }

  private void tellArrival(FactId id) {
    read(state ->
            state
                .guests()
                .admission(id)
                .filter(a -> state.guests().openAt(replica.id()).equals(Optional.of(a.event())))
                .map(a -> ArrivalLine.of(state, a, badges::line)))
        .ifPresent(line -> hosts.send("arrival", line));
  }

  /// With the arrival by which the guest stays in, if there is one: it has a badge of its own.
  private void tellUndone(FactId id) {
    hosts.send("undo", Map.of("admission", id.toString()));
    read(state -> state.guests().admission(id)).map(Admission::guest).ifPresent(this::tellStaying);
  }

  private void tellStaying(GuestId guest) {
    read(state ->
            state
                .guests()
                .find(guest.invitation())
                .flatMap(invitation -> invitation.effective(guest.index()))
                .map(Admission::id))
        .ifPresent(this::tellArrival);
  }

  private void tellRequest(RequestId id) {
    read(state ->
            state.requests().find(id).filter(r -> r.raised().isPresent()).map(r -> help(state, r)))
        .ifPresent(help -> stations.send("help", help));
    Optional<RequestLine> open =
        read(
            state ->
                state
                    .requests()
                    .find(id)
                    .filter(r -> r.raised().isPresent())
                    .filter(r -> r.state() != HelpRequest.State.CLOSED)
                    .map(r -> RequestLine.of(state, r)));
    if (open.isPresent()) {
      hosts.send("request", open.get());
    } else {
      hosts.send("request-closed", Map.of("request", id.hex()));
    }
  }

  /// A request as the station that raised it is told.
  ///
  /// @param state `open`, `coming` or `resolved`
  record HelpLine(String request, String state, @Nullable String by) {}

  private static HelpLine help(CommunityState state, HelpRequest request) {
    String word =
        switch (request.state()) {
          case OPEN -> "open";
          case COMING -> "coming";
          case CLOSED -> "resolved";
        };
    DeviceId by = request.by().orElse(null);
    return new HelpLine(request.id().hex(), word, by == null ? null : Lines.deviceName(state, by));
  }

  /// A badge as stations are told.
  ///
  /// @param scanId the scan that admitted the guest; null if the guest's admission was undone
  record BadgeNews(String job, @Nullable String scanId, String state, List<String> reasons) {}

  private void tellBadge(JobId id) {
    Optional<BadgeView> view = badges.find(id);
    if (view.isEmpty() || view.get().equals(told.get(id))) {
      return;
    }
    BadgeView badge = view.get();
    told.put(id, badge);
    hosts.send("badge", badge);
    String scan =
        read(state -> state.badges().find(id).flatMap(job -> scan(state, job))).orElse(null);
    stations.send("badge", new BadgeNews(badge.job(), scan, badge.state(), badge.reasons()));
  }

  private static Optional<String> scan(CommunityState state, BadgeJob job) {
    GuestId guest = job.queued().orElseThrow().guest();
    return state
        .guests()
        .find(guest.invitation())
        .flatMap((Invitation invitation) -> invitation.effective(guest.index()))
        .map(admission -> admission.passage().scan().hex());
  }

  /// Tells what changes without a fact, too: a printer, a badge that has waited too long, central.
  private void look() {
    if (hosts.pages() + stations.pages() == 0) {
      told.clear();
      return;
    }
    List<JobId> waiting =
        read(
            state ->
                state.badges().at(replica.id()).unfinished().descendingSet().stream()
                    .limit(BADGES_WATCHED)
                    .map(BadgeJob::id)
                    .toList());
    told.keySet().retainAll(waiting);
    waiting.forEach(this::tellBadge);
    counts = changed("counts", counts, read(state -> CountsLine.of(state, replica.id())));
    printersTold = changed("printers", printersTold, printers.boards());
    centralTold = changed("central", centralTold, doors.central());
    tellDoors();
    StorageLine now = StorageLine.of(replica);
    if (!now.equals(storage) && now.state().equals("stopped")) {
      stations.send("notice", Map.of("kind", "storage-stopped"));
    }
    storage = changed("storage", storage, now);
  }

  /// A change at once; that a door was heard again, and how much waits, every two seconds.
  private void tellDoors() {
    DoorBoard now = doors.board();
    boolean due = System.nanoTime() - doorsToldAt >= DOORS_EVERY.toNanos();
    if (now.isNewsAfter(doorsTold) || due && !now.looksLike(doorsTold)) {
      hosts.send("doors", now);
      doorsTold = now;
      doorsToldAt = System.nanoTime();
    }
  }

  private <T> T changed(String name, @Nullable T before, T now) {
    if (!Objects.equals(before, now)) {
      hosts.send(name, now);
    }
    return now;
  }

  private <T> T read(Function<CommunityState, T> question) {
    return replica.memory().read(question);
  }
}
