package dev.foyer.box;

import dev.foyer.box.claims.ClaimDesk;
import dev.foyer.box.frames.FramesApi;
import dev.foyer.box.retention.RetentionApi;
import dev.foyer.box.retention.Retirement;
import dev.foyer.devices.DeviceFilter;
import dev.foyer.devices.DevicesApi;
import dev.foyer.devices.PairingCodes;
import dev.foyer.devices.Program;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.Role;
import dev.foyer.doors.DoorWatch;
import dev.foyer.doors.ParkedApi;
import dev.foyer.erasure.Acknowledgements;
import dev.foyer.erasure.ErasuresApi;
import dev.foyer.insights.EveningApi;
import dev.foyer.insights.InsightsApi;
import dev.foyer.insights.TrialsApi;
import dev.foyer.invitationpage.InvitationPage;
import dev.foyer.journal.FolderLock;
import dev.foyer.organising.AnswersApi;
import dev.foyer.organising.GuestListApi;
import dev.foyer.organising.Home;
import dev.foyer.organising.MentorsApi;
import dev.foyer.organising.PaperApi;
import dev.foyer.organising.PolicyApi;
import dev.foyer.organising.ProgrammeApi;
import dev.foyer.platform.Certificate;
import dev.foyer.platform.HttpServer;
import dev.foyer.platform.HttpServer.Address;
import dev.foyer.platform.SteadyClock;
import dev.foyer.platform.SystemClock;
import dev.foyer.platform.WallClock;
import dev.foyer.projection.Replica;
import dev.foyer.projection.Replica.Membership;
import dev.foyer.projection.Timekeeper;
import dev.foyer.replication.Callers;
import dev.foyer.replication.Enrolment;
import dev.foyer.replication.Link;
import dev.foyer.replication.LinkState;
import dev.foyer.replication.Neighbours;
import dev.foyer.replication.PeerAddress;
import dev.foyer.replication.ReplicationApi;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A running box: what serves one venue's doors.
public final class Box implements AutoCloseable {
  private static final Duration START_CODE = Duration.ofHours(12);

  private final Replica replica;
  private final PairingCodes codes;
  private final Optional<Link> link;
  private final Neighbours neighbours;
  private final Timekeeper timekeeper;
  private final Optional<Signpost> signpost;
  private final Callers callers;
  private final DoorParts door;
  private final Acknowledgements erasures;
  private final Retirement retirement;
  private final HttpServer server;
  private final BoxConfig config;
  private final Consumer<HttpRouting.Builder> routes;

  private Box(BoxConfig config, WallClock clock) {
    this.config = config;
    replica = open(config, clock);
    link = central(config.data()).map(central -> Link.toCentral(replica, central));
    codes = new PairingCodes(new SteadyClock());
    DeviceFilter filter = new DeviceFilter(Program.BOX, replica);
    DevicesApi devices = new DevicesApi(Program.BOX, config.name(), replica, codes, filter);
    neighbours = new Neighbours(replica);
    timekeeper = new Timekeeper(replica);
    signpost =
        config.listening() == BoxConfig.Listening.LAN
            ? Optional.of(
                new Signpost(replica, neighbours, certificate().fingerprint(), this::origin))
            : Optional.empty();
    callers = new Callers(replica);
    DoorWatch watch = new DoorWatch(replica, neighbours, callers, link);
    door = new DoorParts(config, replica, filter, watch, neighbours);
    link.ifPresent(l -> l.watch(door::centralChanged));
    neighbours.watch(door::centralChanged);
    erasures = new Acknowledgements(replica);
    retirement =
        new Retirement(replica, config.data(), config.keep(), () -> isDelivered(replica, link));
    routes = BoxRoutes.table(replica, filter, devices, features());
    try {
      server = HttpServer.start(address(), routes);
      door.start();
      replica.projection().start();
      link.ifPresent(Link::start);
      signpost.ifPresent(Signpost::start);
      neighbours.start();
      timekeeper.start();
      erasures.start();
      retirement.start();
    } catch (RuntimeException e) {
      door.close();
      replica.close();
      throw e;
    }
  }

  /// A box whose community lives here, or on central: then it enters once, with a code, and needs
  /// central for nothing at the door afterwards.
  private static Replica open(BoxConfig config, WallClock clock) {
    if (!Enrolment.done(config.data()) && config.central().isEmpty()) {
      return Replica.founding(config.data(), config.name(), clock);
    }
    return Replica.joined(FolderLock.of(config.data()), data -> membership(config), clock);
  }

  private static Membership membership(BoxConfig config) {
    if (Enrolment.done(config.data())) {
      config.central().ifPresent(central -> Enrolment.moved(config.data(), central.address()));
    } else {
      enrol(config, config.central().orElseThrow());
    }
    return Enrolment.membership(config.data());
  }

  private static void enrol(BoxConfig config, BoxConfig.Central central) {
    String code =
        central
            .enrolment()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "This box is not enrolled yet: start it once with --enrol CODE."));
    Enrolment.enrol(new Enrolment.Applicant(config.data(), config.name(), central.address()), code);
  }

  private static Optional<PeerAddress> central(Path data) {
    return Enrolment.done(data) ? Enrolment.central(data) : Optional.empty();
  }

  /// Whether what happened here is known where the community lives.
  private static boolean isDelivered(Replica replica, Optional<Link> link) {
    LinkState state = link.map(Link::state).orElse(LinkState.NONE);
    return replica.communityKeys().isPresent()
        || state.state() == LinkState.Standing.CONNECTED && state.unsent() == 0;
  }

  private Address address() {
    return switch (config.listening()) {
      case LOOPBACK -> Address.loopback(config.port());
      case LAN -> Address.lan(config.port(), certificate());
    };
  }

  /// What tablets on the local network see of this box.
  public Certificate certificate() {
    return Certificate.in(config.data().resolve("keys").resolve("tls.p12"));
  }

  private List<Service> features() {
    Home home = new Home(Program.BOX, replica, List::of, Optional.empty());
    List<Service> organising =
        List.of(
            new Service("/api", new FramesApi()),
            new Service("/api", new ProgrammeApi(home)),
            new Service("/api", new PolicyApi(home)),
            new Service("/api", new ParkedApi(replica)),
            new Service("/api", new GuestListApi(home)),
            new Service("/api", new AnswersApi(home)),
            new Service("/api", new MentorsApi(home)),
            new Service("/api", new PaperApi(home)),
            new Service("/api", new InsightsApi(replica)),
            new Service("/api", new EveningApi(replica)),
            new Service("/api", new TrialsApi(replica)),
            new Service("/api", new ErasuresApi(replica)),
            new Service("/api", new RetentionApi(retirement)),
            new Service("/I", new InvitationPage(home)));
    ReplicationApi replication =
        ReplicationApi.ofDoor(replica, callers, new ClaimDesk(replica, door.arrivals()));
    List<Service> others = List.of(new Service("/replication", replication));
    return Stream.of(door.services(), organising, others).flatMap(List::stream).toList();
  }

  /// Starts a box; it serves when this returns.
  public static Box start(BoxConfig config) {
    return start(config, new SystemClock());
  }

  /// Starts a box that goes by this clock.
  public static Box start(BoxConfig config, WallClock clock) {
    return new Box(config, clock);
  }

  public int port() {
    return server.port();
  }

  /// Where the box is reached.
  public String origin() {
    return switch (config.listening()) {
      case LOOPBACK -> "http://localhost:" + port();
      case LAN -> "https://" + Certificate.lanAddress() + ":" + port();
    };
  }

  /// A link that pairs the browser which opens it, once.
  public String pairingLink(Role role) {
    return origin() + DevicesApi.page(role) + "#pair=" + codes.issue(role, START_CODE);
  }

  /// A code that pairs one device of this role.
  public String pairingCode(Role role) {
    return codes.issue(role, START_CODE);
  }

  /// The route table, for the test that holds the OpenAPI document against it.
  Consumer<HttpRouting.Builder> routes() {
    return routes;
  }

  public Replica replica() {
    return replica;
  }

  /// What lets guests of past events go.
  Retirement retirement() {
    return retirement;
  }

  /// Whether another door can be asked, as far as is known.
  public boolean hears(ReplicaId door) {
    return neighbours.speaks(door);
  }

  @Override
  public void close() {
    retirement.close();
    erasures.close();
    server.close();
    link.ifPresent(Link::close);
    signpost.ifPresent(Signpost::close);
    timekeeper.close();
    neighbours.close();
    door.close();
    replica.close();
  }

  /// The services of a feature, as the route table takes them.
  record Service(String path, HttpService service) {}
}
