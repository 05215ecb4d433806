package dev.foyer.invitationpage;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody.CommunityFounded;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.InvitationToken.Reading;
import dev.foyer.domain.Terms;
import dev.foyer.organising.Home;
import dev.foyer.platform.Html;
import dev.foyer.platform.Problem;
import dev.foyer.qr.QrCode;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;

/// `/I/{token}`: the only page that needs no device; who has the token has the invitation.
public final class InvitationPage implements HttpService {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(Locale.UK);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Home home;
  private final KeepInTouch touch;

  public InvitationPage(Home home) {
    this.home = home;
    touch = new KeepInTouch(home.replica());
  }

  /// What the page shows.
  private record Card(
      InvitationToken token, String community, EventPlan event, String name, int people) {}

  @Override
  public void routing(HttpRules rules) {
    rules.get("/{token}", this::show).post("/{token}/touch", this::choose);
  }

  /// The guest has said with whom to keep in touch; the page is shown anew.
  private void choose(ServerRequest request, ServerResponse response) {
    String text = request.path().pathParameters().get("token");
    boolean known =
        InvitationToken.read(text) instanceof Reading.Sound sound
            && touch.choose(sound.token(), request);
    if (!known) {
      throw Problem.of(404, "not-found", "This invitation is not known here, or its week is over.");
    }
    response
        .status(Status.SEE_OTHER_303)
        .header("Location", "/I/" + URLEncoder.encode(text, StandardCharsets.UTF_8))
        .send();
  }

  private void show(ServerRequest request, ServerResponse response) {
    String text = request.path().pathParameters().get("token");
    Optional<Card> card =
        switch (InvitationToken.read(text)) {
          case Reading.Sound sound -> card(sound.token());
          case Reading.Faulty faulty -> Optional.empty();
        };
    if (card.isEmpty()) {
      response.status(Status.NOT_FOUND_404);
      Html.send(response, unknown());
      return;
    }
    Html.send(response, page(card.get()));
  }

  private Optional<Card> card(InvitationToken token) {
    return home.replica()
        .memory()
        .read(
            state ->
                state
                    .guests()
                    .byToken(token.sha256())
                    .filter(invitation -> !invitation.revoked())
                    .flatMap(Invitation::terms)
                    .flatMap(terms -> card(state, token, terms)));
  }

  private static Optional<Card> card(CommunityState state, InvitationToken token, Terms terms) {
    String community = state.community().map(CommunityFounded::name).orElse("");
    String name = state.people().profile(terms.person()).name();
    return state
        .guests()
        .event(terms.event())
        .map(event -> new Card(token, community, event, name, terms.people()));
  }

  private String page(Card card) {
    EventPlan event = card.event();
    var starts = event.startsAt().atZone(event.zone());
    var ends = event.endsAt().atZone(event.zone());
    return Html.head("Invitation: " + event.name(), "invitation.css")
        + "<main><p class=\"community\">"
        + Html.text(card.community())
        + "</p><h1>"
        + Html.text(event.name())
        + "</h1><p class=\"name\">"
        + Html.text(card.name())
        + (card.people() > 1 ? " · " + card.people() + " people" : "")
        + "</p>"
        + QrCode.of(home.code(card.token())).svg()
        + "<p class=\"code\">"
        + card.token().shortCode().grouped()
        + "</p><dl><dt>When</dt><dd>"
        + Html.text(DAY.format(starts) + ", " + TIME.format(starts) + "–" + TIME.format(ends))
        + "</dd><dt>Where</dt><dd>"
        + Html.text(event.place())
        + "</dd></dl><p>Hold this code up to the screen at the door, or type the ten"
        + " characters.</p>"
        + touch.section(card.token())
        + "</main></body></html>";
  }

  private static String unknown() {
    return Html.head("Invitation", "invitation.css")
        + "<main><h1>This invitation is not known here</h1><p>It may have been withdrawn, or the"
        + " address is incomplete. Ask whoever invited you.</p></main></body></html>";
  }
}
