package dev.foyer.box.live;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.FactBody.Case;
import dev.foyer.domain.FactBody.HelpCause;
import dev.foyer.domain.FactBody.HelpRaised;
import dev.foyer.domain.HelpRequest;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.Stamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request for a person as hosts see it.
///
/// @param kind `help` if the guest rang, `needs-host` if a scan was held up
/// @param why a word of [HelpCause] for a scan that was held up
/// @param state `open` or `coming`
/// @param by the name of the host's device that answered
public record RequestLine(
    String request,
    String kind,
    @Nullable String why,
    String station,
    String stationName,
    String at,
    @Nullable String name,
    @Nullable String invitation,
    @Nullable String scanId,
    String state,
    @Nullable String by) {
  public static RequestLine of(CommunityState state, HelpRequest request) {
    HelpRaised raised = request.raised().orElseThrow();
    boolean asked = raised.cause() == HelpCause.ASKED;
    Case about = raised.about();
    InvitationId invitation = about == null ? null : about.invitation();
    String name = name(state, invitation);
    return new RequestLine(
        request.id().hex(),
        asked ? "help" : "needs-host",
        asked ? null : raised.cause().name(),
        raised.station().hex(),
        Lines.deviceName(state, raised.station()),
        at(request),
        name,
        name == null || invitation == null ? null : invitation.hex(),
        about == null ? null : about.scan().hex(),
        request.state() == HelpRequest.State.OPEN ? "open" : "coming",
        request.by().map(device -> Lines.deviceName(state, device)).orElse(null));
  }

  /// The name of a guest of the list; null for one that the list does not know.
  private static @Nullable String name(CommunityState state, @Nullable InvitationId invitation) {
    return Optional.ofNullable(invitation)
        .flatMap(state.guests()::find)
        .flatMap(Invitation::terms)
        .map(terms -> state.people().profile(terms.person()).name())
        .filter(name -> !name.isEmpty())
        .orElse(null);
  }

  private static String at(HelpRequest request) {
    long millis = request.raisedAt().map(Stamp::wallMillis).orElse(0L);
    return Instant.ofEpochMilli(millis).toString();
  }
}
