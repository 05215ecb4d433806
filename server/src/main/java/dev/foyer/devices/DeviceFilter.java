package dev.foyer.devices;

import dev.foyer.domain.Device;
import dev.foyer.domain.FactBody.DeviceRevoked;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.Role;
import dev.foyer.journal.Ledger;
import dev.foyer.platform.EventStream;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Memory;
import dev.foyer.projection.Replica;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRequest;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The one place where a request under `/api` is let in: it is made by a device of this program,
/// known by its token (a cookie of this program and role, or a bearer token). A change needs the
/// header `Foyer-Role`, which another site's page cannot send. Later ways to identify a device
/// belong here.
public final class DeviceFilter implements Filter {
  private static final HeaderName ROLE = HeaderNames.create("Foyer-Role");
  private static final String PAIRING = "/api/devices/pair";
  private static final String BEARER = "Bearer ";

  private final Program program;
  private final ReplicaId self;
  private final Memory memory;
  private final LastSeen lastSeen = new LastSeen();

  public DeviceFilter(Program program, Replica replica) {
    this.program = program;
    this.self = replica.id();
    this.memory = replica.memory();
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    String path = request.path().path();
    if (path.startsWith("/api") && !path.equals(PAIRING)) {
      List<Device> presented = devices(request);
      if (presented.isEmpty()) {
        throw notPaired();
      }
      boolean changes =
          !request.prologue().method().equals(Method.GET)
              && !request.prologue().method().equals(Method.HEAD);
      if (changes && bearer(request).isEmpty() && !request.headers().contains(ROLE)) {
        throw Problem.of(403, "no-role", "Send the header Foyer-Role with every change.");
      }
      presented.forEach(lastSeen::now);
      request.context().register(new Presented(presented));
    }
    chain.proceed();
  }

  /// The device that makes this request. A plain link or an `EventSource` cannot name its role: of
  /// the devices that its browser is, it is the one whose role fits.
  ///
  /// @throws Problem 403 if no role of the request's is among `roles`
  public static Device require(ServerRequest request, Role... roles) {
    Set<Role> allowed = Set.of(roles);
    return request
        .context()
        .get(Presented.class)
        .orElseThrow(DeviceFilter::notPaired)
        .devices()
        .stream()
        .filter(device -> allowed.contains(device.enrolled().role()))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of(
                    403, "wrong-role", "This device may not do that. Use a " + names(roles) + "."));
  }

  /// Whether this device is still let in; asked by streams that stay open.
  public boolean stillKnown(Device device) {
    return memory.read(
        state -> state.devices().find(device.id()).filter(d -> !d.revoked()).isPresent());
  }

  /// Closes what this stream sends to a device as soon as the device is revoked.
  public void guard(Ledger ledger, EventStream stream) {
    ledger.listen(
        facts -> {
          if (facts.stream().anyMatch(recorded -> recorded.body() instanceof DeviceRevoked)) {
            stream.recheck();
          }
        });
  }

  LastSeen lastSeen() {
    return lastSeen;
  }

  private List<Device> devices(HttpRequest request) {
    return tokens(request).stream()
        .map(Tokens::hash)
        .flatMap(hash -> memory.read(state -> state.devices().holderOf(hash)).stream())
        .filter(device -> device.enrolled().program().equals(self))
        .toList();
  }

  /// The tokens shown: the bearer's; the cookie of the role that the page names, in the header or,
  /// for an event stream, in the address; else each role's.
  private List<String> tokens(HttpRequest request) {
    Optional<String> bearer = bearer(request);
    if (bearer.isPresent()) {
      return List.of(bearer.get());
    }
    String named =
        request.headers().first(ROLE).orElseGet(() -> request.query().first("role").orElse(""));
    List<String> tokens = new ArrayList<>();
    for (Role role : Role.values()) {
      boolean wanted = named.isEmpty() || role.name().equals(named.toUpperCase(Locale.ROOT));
      if (wanted) {
        request.headers().cookies().first(program.cookie(role)).ifPresent(tokens::add);
      }
    }
    return tokens;
  }

  /// A bearer token, which no browser sends by itself; other kinds of `Authorization` say nothing
  /// here.
  private static Optional<String> bearer(HttpRequest request) {
    return request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .filter(authorization -> authorization.startsWith(BEARER))
        .map(authorization -> authorization.substring(BEARER.length()));
  }

  private static Problem notPaired() {
    return Problem.of(
        401, "not-paired", "This device is not paired. Ask an organiser for a pairing code.");
  }

  private static String names(Role... roles) {
    return String.join(
        " or a ", Arrays.stream(roles).map(role -> role.name().toLowerCase(Locale.ROOT)).toList());
  }

  /// The devices whose tokens came with a request; never none.
  private record Presented(List<Device> devices) {}

  /// When each device was last heard of; in memory only.
  static final class LastSeen {
    private final ConcurrentHashMap<String, Long> millis = new ConcurrentHashMap<>();

    void now(Device device) {
      millis.put(device.id().hex(), System.currentTimeMillis());
    }

    @Nullable Long of(Device device) {
      return millis.get(device.id().hex());
    }
  }
}
