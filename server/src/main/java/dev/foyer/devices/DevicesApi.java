package dev.foyer.devices;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Device;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.FactBody.DeviceEnrolled;
import dev.foyer.domain.FactBody.DeviceRevoked;
import dev.foyer.domain.Role;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import io.helidon.http.HeaderNames;
import io.helidon.http.SetCookie;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Pairing, and the list of devices: `/api/devices`.
public final class DevicesApi implements HttpService {
  private static final Duration VALIDITY = Duration.ofMinutes(15);
  private static final Duration COOKIE_AGE = Duration.ofDays(400);

  private static final int MOST_NAME = 60;

  private final Program program;
  private final String name;
  private final Replica replica;
  private final PairingCodes codes;
  private final DeviceFilter filter;
  private final SecureRandom random = new SecureRandom();

  /// @param name what the screens call this program
  public DevicesApi(
      Program program, String name, Replica replica, PairingCodes codes, DeviceFilter filter) {
    this.program = program;
    this.name = name;
    this.replica = replica;
    this.codes = codes;
    this.filter = filter;
  }

  record Pairing(@Nullable String code, @Nullable String name) {}

  record Paired(String device, String role, String name, String token) {}

  record Me(String device, String role, String name, String program, String box) {}

  record CodeWanted(@Nullable String role, @Nullable String name) {}

  record CodeIssued(String code, String role, String link, String expiresAt) {}

  record Listed(
      String device,
      String role,
      String name,
      String enrolledAt,
      @Nullable String lastSeen,
      boolean revoked) {}

  record Listing(List<Listed> devices) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .post("/pair", this::pair)
        .get("/me", this::me)
        .post("/codes", this::issue)
        .get("/", this::list)
        .post("/{device}/revoke", this::revoke);
  }

  private void pair(ServerRequest request, ServerResponse response) {
    Pairing pairing = Json.readOfStranger(request, Pairing.class);
    String typed = Fields.text("code", pairing.code(), 100);
    String wanted = Fields.optionalText("name", pairing.name(), MOST_NAME);
    PairingCodes.Grant grant = codes.redeem(typed);
    Role role = grant.role();
    byte[] id = new byte[DeviceId.SIZE];
    random.nextBytes(id);
    DeviceId device = DeviceId.of(id);
    String token = Tokens.mint();
    Bytes hash = Tokens.hash(token);
    String name = wanted.isEmpty() ? grant.name() : wanted;
    String called = replica.ledger().alone(() -> enrol(device, role, name, hash));
    response
        .headers()
        .addCookie(
            SetCookie.builder(program.cookie(role), token)
                .path("/")
                .maxAge(COOKIE_AGE)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite(SetCookie.SameSite.STRICT)
                .build());
    Json.send(response, new Paired(device.hex(), word(role), called, token));
  }

  /// Enrols a device under the wanted name or one like it that no standing device has: one at a
  /// time, so that two never get the same.
  ///
  /// @return the name
  private synchronized String enrol(DeviceId device, Role role, String wanted, Bytes token) {
    String called = DeviceNames.free(role, wanted, replica.memory().read(this::namesTaken));
    replica.ledger().record(List.of(new DeviceEnrolled(device, replica.id(), role, called, token)));
    return called;
  }

  private Set<String> namesTaken(CommunityState state) {
    return state.devices().all().stream()
        .filter(device -> device.enrolled().program().equals(replica.id()) && !device.revoked())
        .map(device -> device.enrolled().name())
        .collect(Collectors.toSet());
  }

  private void me(ServerRequest request, ServerResponse response) {
    Device device = DeviceFilter.require(request, Role.values());
    Json.send(
        response,
        new Me(
            device.id().hex(),
            word(device.enrolled().role()),
            device.enrolled().name(),
            program.word(),
            name));
  }

  private void issue(ServerRequest request, ServerResponse response) {
    Device device = DeviceFilter.require(request, Role.ORGANISER, Role.HOST);
    CodeWanted wanted = Json.read(request, CodeWanted.class);
    Role role =
        Fields.parsed("role", wanted.role(), text -> Role.valueOf(text.toUpperCase(Locale.ROOT)));
    if (role == Role.ORGANISER && device.enrolled().role() != Role.ORGANISER) {
      throw Problem.of(403, "wrong-role", "Only an organiser can pair another organiser.");
    }
    String called = Fields.optionalText("name", wanted.name(), MOST_NAME);
    String code = codes.issue(new PairingCodes.Grant(role, called), VALIDITY);
    String origin = (request.isSecure() ? "https://" : "http://") + request.authority();
    Instant expires = replica.clock().now().plus(VALIDITY);
    Json.send(
        response,
        new CodeIssued(
            code, word(role), origin + page(role) + "#pair=" + code, expires.toString()));
  }

  private void list(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    List<Listed> devices =
        replica.memory().read(state -> List.copyOf(state.devices().all())).stream()
            .filter(device -> device.enrolled().program().equals(replica.id()))
            .sorted(Comparator.comparing((Device d) -> d.since().at()).reversed())
            .map(this::listed)
            .toList();
    Json.send(response, new Listing(devices));
  }

  private void revoke(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    String path = request.path().pathParameters().get("device");
    DeviceId id = Fields.inPath("device", path, DeviceId::new);
    if (replica.memory().read(state -> state.devices().find(id)).isEmpty()) {
      throw Problem.unknown("device");
    }
    replica.ledger().record(List.of(new DeviceRevoked(id)));
    response.status(Status.NO_CONTENT_204).header(HeaderNames.CACHE_CONTROL, "no-store").send();
  }

  private Listed listed(Device device) {
    Long seen = filter.lastSeen().of(device);
    return new Listed(
        device.id().hex(),
        word(device.enrolled().role()),
        device.enrolled().name(),
        Instant.ofEpochMilli(device.since().wallMillis()).toString(),
        seen == null ? null : Instant.ofEpochMilli(seen).toString(),
        device.revoked());
  }

  /// The page on which a device of this role works.
  public static String page(Role role) {
    return switch (role) {
      case STATION -> "/kiosk";
      case HOST -> "/host";
      case ORGANISER -> "/organiser";
    };
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
