package dev.foyer.organising;

import dev.foyer.devices.Program;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.InvitationToken;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where an organiser works: on the box or on central.
///
/// @param boxes the boxes that this program has heard of
/// @param invitationBase scheme and authority of the public invitation pages, such as
///   `https://foyer.example`; empty if guests cannot reach them, then codes carry bare tokens
public record Home(
    Program program,
    Replica replica,
    Supplier<List<BoxSeen>> boxes,
    Optional<String> invitationBase) {
  /// A box as the organiser sees it.
  public record BoxSeen(String replica, String name, @Nullable String lastHeard) {}

  /// The text of an invitation's QR code.
  public String code(InvitationToken token) {
    return invitationBase.map(token::url).orElseGet(token::bare);
  }

  /// The event that a request's path names.
  ///
  /// @throws Problem 404 if there is none
  EventId event(ServerRequest request) {
    EventId id = Fields.inPath("event", request.path().pathParameters().get("event"), EventId::new);
    plan(id);
    return id;
  }

  EventPlan plan(EventId event) {
    return replica
        .memory()
        .read(state -> state.guests().event(event))
        .orElseThrow(() -> Problem.unknown("event"));
  }
}
