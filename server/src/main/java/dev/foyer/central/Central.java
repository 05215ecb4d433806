package dev.foyer.central;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.devices.DevicesApi;
import dev.foyer.devices.Program;
import dev.foyer.digest.StopLinks;
import dev.foyer.digest.StopPage;
import dev.foyer.domain.Role;
import dev.foyer.doors.ParkedApi;
import dev.foyer.erasure.Acknowledgements;
import dev.foyer.erasure.ErasuresApi;
import dev.foyer.insights.EveningApi;
import dev.foyer.insights.InsightsApi;
import dev.foyer.insights.TrialsApi;
import dev.foyer.invitationpage.InvitationPage;
import dev.foyer.mail.SmtpServer;
import dev.foyer.organising.AnswersApi;
import dev.foyer.organising.GuestListApi;
import dev.foyer.organising.Home;
import dev.foyer.organising.Home.BoxSeen;
import dev.foyer.organising.MentorsApi;
import dev.foyer.organising.PaperApi;
import dev.foyer.organising.PolicyApi;
import dev.foyer.organising.ProgrammeApi;
import dev.foyer.platform.Certificate;
import dev.foyer.platform.HttpServer;
import dev.foyer.platform.HttpServer.Address;
import dev.foyer.platform.OpenApi;
import dev.foyer.platform.Pages;
import dev.foyer.platform.SystemClock;
import dev.foyer.projection.Health;
import dev.foyer.projection.Replica;
import dev.foyer.replication.ReplicationApi;
import dev.foyer.stories.AgendaApi;
import dev.foyer.stories.DigestApi;
import dev.foyer.stories.HandoffApi;
import dev.foyer.stories.PeopleApi;
import io.helidon.http.NotFoundException;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A running central server.
public final class Central implements AutoCloseable {
  private static final Duration START_CODE = Duration.ofHours(12);

  private final CentralConfig config;
  private final Parts parts;
  private final Replica replica;
  private final Acknowledgements erasures;
  private final Mails mails;
  private final HttpServer server;

  private Central(CentralConfig config) {
    this.config = config;
    parts = Parts.of(config, new SystemClock());
    replica = parts.replica();
    erasures = new Acknowledgements(replica);
    mails = new Mails(config, replica, parts.secrets());
    try {
      server = HttpServer.start(address(), this::routes);
      replica.projection().start();
      erasures.start();
      mails.start();
    } catch (RuntimeException e) {
      replica.close();
      throw e;
    }
  }

  /// Starts central; it serves when this returns.
  public static Central start(CentralConfig config) {
    return new Central(config);
  }

  /// Central's routes, on one screen.
  void routes(HttpRouting.Builder routing) {
    DeviceFilter filter = new DeviceFilter(Program.CENTRAL, replica);
    Home home = new Home(Program.CENTRAL, replica, this::boxes, config.publicUrl());
    OpenApi openApi = new OpenApi("central");
    routing
        .addFilter(new Together(replica.ledger()))
        .addFilter(filter)
        .register(
            "/replication", ReplicationApi.ofCentral(replica, parts.callers(), parts.boxCodes()))
        .register(
            "/api/devices",
            new DevicesApi(Program.CENTRAL, "Central", replica, parts.codes(), filter))
        .register(
            "/api/boxes", new BoxesApi(parts.boxCodes(), new Venues(replica, parts.callers())))
        .register("/api", new ProgrammeApi(home))
        .register("/api", new PolicyApi(home))
        .register("/api", new ParkedApi(replica))
        .register("/api", new GuestListApi(home))
        .register("/api", new AnswersApi(home))
        .register("/api", new MentorsApi(home))
        .register("/api", new PaperApi(home))
        .register("/api", new InsightsApi(replica))
        .register("/api", new EveningApi(replica))
        .register("/api", new TrialsApi(replica))
        .register("/api", new ErasuresApi(replica))
        .register("/api", new PeopleApi(replica))
        .register("/api", new DigestApi(replica))
        .register("/api", new AgendaApi(replica))
        .register("/api", new HandoffApi(replica))
        .register("/api", new OutboxApi(mails, replica))
        .register(StopLinks.PATH, new StopPage(mails.links(), mails::stop))
        .register("/I", new InvitationPage(home))
        .get("/health", new Health(replica))
        .get("/openapi", openApi)
        .error(NotFoundException.class, openApi::noRoute)
        .register("/", new Pages(Map.of("/", "organiser.html", "/organiser", "organiser.html")));
  }

  private List<BoxSeen> boxes() {
    return replica.trusted().replicas().stream()
        .filter(other -> !other.id().equals(replica.id()))
        .map(
            other ->
                new BoxSeen(
                    other.id().hex(),
                    other.name(),
                    parts.callers().lastHeard(other.id()).map(Instant::toString).orElse(null)))
        .toList();
  }

  private Address address() {
    return switch (config.listening()) {
      case LOOPBACK -> Address.loopback(config.port());
      case LAN -> Address.lan(config.port(), parts.certificate().get());
    };
  }

  /// The SHA-256 of the certificate that boxes and browsers see; empty where none is served.
  public Optional<String> fingerprint() {
    return switch (config.listening()) {
      case LOOPBACK -> Optional.empty();
      case LAN -> Optional.of(parts.certificate().get().fingerprint());
    };
  }

  public int port() {
    return server.port();
  }

  public String origin() {
    return switch (config.listening()) {
      case LOOPBACK -> "http://localhost:" + port();
      case LAN -> "https://" + Certificate.lanAddress() + ":" + port();
    };
  }

  /// A link that pairs the organiser's browser which opens it, once.
  public String pairingLink() {
    return origin() + DevicesApi.page(Role.ORGANISER) + "#pair=" + pairingCode();
  }

  /// A code that pairs one organiser's device.
  public String pairingCode() {
    return parts.codes().issue(Role.ORGANISER, START_CODE);
  }

  /// A code with which one box enters the community.
  public String enrolmentCode() {
    return parts.boxCodes().issue("box", START_CODE);
  }

  public Replica replica() {
    return replica;
  }

  /// The server that takes central's mail; empty if central writes none.
  public Optional<SmtpServer> mail() {
    return config.mail();
  }

  @Override
  public void close() {
    mails.close();
    erasures.close();
    server.close();
    replica.close();
  }
}
