package dev.foyer.organising;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.Folded;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.IssuingKey;
import dev.foyer.domain.Terms;
import dev.foyer.platform.Html;
import dev.foyer.qr.QrCode;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The invitations of an event for print, ten to a page of A4: code, name and typed code. Ed25519
/// signatures are deterministic (RFC 8032), so a token is issued again to the same bytes and need
/// not be kept.
final class InvitationSheet {
  private static final int PER_PAGE = 10;

  private final Home home;
  private final IssuingKey key;

  InvitationSheet(Home home, IssuingKey key) {
    this.home = home;
    this.key = key;
  }

  /// One invitation of the sheet.
  private record Card(InvitationId invitation, String name, int people, @Nullable String inviter) {}

  void write(EventId event, Writer out) throws IOException {
    EventPlan plan = home.plan(event);
    List<Card> cards =
        home.replica().memory().read(state -> cards(state, event)).stream()
            .sorted(Comparator.comparing(card -> Folded.text(card.name())))
            .toList();
    out.write(Html.head("Invitations: " + plan.name(), "sheet.css"));
    out.write("<header class=\"note\"><h1>" + Html.text(plan.name()) + "</h1><p>");
    out.write(cards.size() + " invitations. Print this page on A4.</p></header><main>");
    for (int i = 0; i < cards.size(); i++) {
      out.write(i % PER_PAGE == 0 ? "<section class=\"page\">" : "");
      card(event, plan, cards.get(i), out);
      out.write(i % PER_PAGE == PER_PAGE - 1 || i == cards.size() - 1 ? "</section>" : "");
    }
    out.write("</main></body></html>");
  }

  private void card(EventId event, EventPlan plan, Card card, Writer out) throws IOException {
    InvitationToken token = InvitationToken.issue(key, event, card.invitation(), null);
    out.write("<article>" + QrCode.of(home.code(token)).svg() + "<div><h2>");
    out.write(Html.text(card.name()) + "</h2><p>" + Html.text(plan.name()) + "</p>");
    if (card.people() > 1) {
      out.write("<p>For " + card.people() + " people</p>");
    }
    if (card.inviter() != null) {
      out.write("<p>Invited by " + Html.text(card.inviter()) + "</p>");
    }
    out.write("<p class=\"code\">" + token.shortCode().grouped() + "</p></div></article>\n");
  }

  private List<Card> cards(CommunityState state, EventId event) {
    return state.guests().of(event).stream()
        .flatMap(id -> state.guests().find(id).stream())
        .filter(invitation -> !invitation.revoked())
        .flatMap(invitation -> card(state, invitation).stream())
        .toList();
  }

  /// Only what this key issued can be printed: a walk-in has no token, a box's own key another one.
  private Optional<Card> card(CommunityState state, Invitation invitation) {
    return invitation
        .terms()
        .filter(terms -> terms.source() == Terms.Source.GUEST_LIST && terms.token() != null)
        .map(
            terms ->
                new Card(
                    invitation.id(),
                    state.people().profile(terms.person()).name(),
                    terms.people(),
                    terms.inviter() == null
                        ? null
                        : state.people().profile(terms.inviter()).name()));
  }
}
