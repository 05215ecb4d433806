package dev.foyer.invitationpage;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Terms;
import dev.foyer.platform.Bodies;
import dev.foyer.platform.Html;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import dev.foyer.ties.Acquaintances;
import dev.foyer.ties.Contact;
import dev.foyer.ties.Touch;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The choice of the exit once more, on the page of a guest who came: from the event's beginning
/// until a week after its end, as a plain form.
final class KeepInTouch {
  static final Duration AFTER = Duration.ofDays(7);

  /// A box of the form that is ticked, as a browser sends it (`application/x-www-form-urlencoded`).
  private static final Pattern TICKED = Pattern.compile("(?:^|&)who=([0-9a-f]{32})(?=&|$)");

  private final Replica replica;

  KeepInTouch(Replica replica) {
    this.replica = replica;
  }

  private record Guest(PersonId person, EventId event) {}

  /// The part of the page; empty for whoever did not come or met nobody, and when the week is over.
  String section(InvitationToken token) {
    Instant now = replica.clock().now();
    return replica
        .memory()
        .read(state -> guest(state, token, now).map(guest -> section(state, token, guest)))
        .orElse("");
  }

  /// Records whom the guest has ticked.
  ///
  /// @return false if nobody can choose here: not with this token, or not any more
  /// @throws Problem 400 if one of them is nobody whom the guest sat with or met
  boolean choose(InvitationToken token, ServerRequest request) {
    Matcher ticked =
        TICKED.matcher(new String(Bodies.ofStranger(request), StandardCharsets.US_ASCII));
    Set<PersonId> people = new HashSet<>();
    while (ticked.find()) {
      people.add(new PersonId(ticked.group(1)));
    }
    Instant now = replica.clock().now();
    Optional<Guest> guest = replica.memory().read(state -> guest(state, token, now));
    guest.flatMap(g -> wish(g, people)).ifPresent(fact -> replica.ledger().record(List.of(fact)));
    return guest.isPresent();
  }

  private Optional<FactBody> wish(Guest guest, Set<PersonId> people) {
    return replica.memory().read(state -> Touch.wish(state, guest.event(), guest.person(), people));
  }

  private static Optional<Guest> guest(CommunityState state, InvitationToken token, Instant now) {
    return state
        .guests()
        .byToken(token.sha256())
        .filter(invitation -> !invitation.revoked() && invitation.effective(0).isPresent())
        .flatMap(Invitation::terms)
        .filter(terms -> isOpen(state, terms, now))
        .map(terms -> new Guest(terms.person(), terms.event()));
  }

  private static boolean isOpen(CommunityState state, Terms terms, Instant now) {
    Optional<EventPlan> plan = state.guests().event(terms.event());
    return plan.isPresent()
        && !now.isBefore(plan.get().startsAt())
        && now.isBefore(plan.get().endsAt().plus(AFTER));
  }

  private static String section(CommunityState state, InvitationToken token, Guest guest) {
    Set<PersonId> wishes = state.ties().wishes(guest.event(), guest.person());
    List<PersonId> people =
        Acquaintances.of(state, guest.event(), guest.person()).stream()
            .sorted(Comparator.comparing(person -> state.people().profile(person).name()))
            .toList();
    if (people.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<section class=\"touch\"><h2>Keep in touch</h2>");
    html.append("<p>They learn of it only if they choose you, too.</p>");
    html.append("<form method=\"post\" action=\"/I/").append(Html.text(token.text()));
    html.append("/touch\">");
    for (PersonId person : people) {
      html.append("<label><input type=\"checkbox\" name=\"who\" value=\"").append(person.hex());
      html.append(wishes.contains(person) ? "\" checked>" : "\">");
      html.append(Html.text(state.people().profile(person).name())).append("</label>");
    }
    html.append("<button>Save</button></form>");
    Touch.cards(state, guest.event(), guest.person()).forEach(card -> html.append(of(card)));
    return html.append("</section>").toString();
  }

  private static String of(Contact card) {
    return "<div class=\"card\">"
        + card.code().svg()
        + "<p><b>"
        + Html.text(card.name())
        + "</b><br>"
        + Html.text(card.organisation())
        + "<br>"
        + Html.text(card.email())
        + "</p></div>";
  }
}
