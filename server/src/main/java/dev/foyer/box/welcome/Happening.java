package dev.foyer.box.welcome;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Device;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.Terms;
import dev.foyer.domain.WelcomeFact.GreeterReady;
import dev.foyer.domain.WelcomeFact.Readiness;
import dev.foyer.domain.WelcomeFact.TabletCarried;
import dev.foyer.domain.Welcomes.TabletNews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What changes who greets whom, at the time at which it happened.
sealed interface Happening {
  Instant at();

  record Came(Instant at, Newcomer newcomer) implements Happening {}

  /// Greeted, or gone home.
  record Done(Instant at, Newcomer newcomer) implements Happening {}

  record Said(Instant at, DeviceId tablet, Readiness readiness) implements Happening {}

  /// @param carrier null for nobody in particular
  record Carried(Instant at, DeviceId tablet, @Nullable InvitationId carrier, Set<String> languages)
      implements Happening {}

  /// Whoever carried the tablet has gone home.
  record CarrierLeft(Instant at, DeviceId tablet, InvitationId carrier) implements Happening {}

  /// All that has happened up to a moment, in order of time; of what happened in one millisecond,
  /// that somebody went home comes last.
  static List<Happening> until(CommunityState state, EventId event, Instant now) {
    List<Happening> all = new ArrayList<>();
    for (Newcomer newcomer : Newcomer.at(state, event)) {
      Instant done = newcomer.done();
      if (newcomer.wantsGreeting()) {
        all.add(new Came(newcomer.came(), newcomer));
        if (done != null) {
          all.add(new Done(done.isBefore(newcomer.came()) ? newcomer.came() : done, newcomer));
        }
      }
    }
    List<TabletNews> news = state.welcomes().tabletNews(event);
    news.stream().flatMap(said -> of(state, said).stream()).forEach(all::add);
    news.stream().flatMap(said -> left(state, said).stream()).forEach(all::add);
    return all.stream()
        .filter(happening -> !happening.at().isAfter(now))
        .sorted(Comparator.comparing(Happening::at))
        .toList();
  }

  private static List<Happening> of(CommunityState state, TabletNews said) {
    Instant at = Newcomer.at(said.stamp());
    return switch (said.body()) {
      case GreeterReady b when known(state, b.device()) ->
          List.of(new Said(at, b.device(), b.readiness()));
      case TabletCarried b when known(state, b.device()) -> List.of(carried(state, at, b));
      default -> List.of();
    };
  }

  /// Whether the tablet is one that a box lets in still.
  private static boolean known(CommunityState state, DeviceId tablet) {
    return !state.devices().find(tablet).map(Device::revoked).orElse(true);
  }

  private static Happening carried(CommunityState state, Instant at, TabletCarried body) {
    InvitationId carrier = body.guest();
    if (carrier == null) {
      return new Carried(at, body.device(), null, Set.of());
    }
    Set<String> languages =
        state
            .guests()
            .find(carrier)
            .flatMap(Invitation::terms)
            .map(Terms::person)
            .map(person -> Languages.of(state.people().profile(person)))
            .orElse(Set.of());
    return new Carried(at, body.device(), carrier, languages);
  }

  private static Optional<Happening> left(CommunityState state, TabletNews said) {
    return said.body() instanceof TabletCarried b && known(state, b.device())
        ? Optional.ofNullable(b.guest())
            .flatMap(
                carrier ->
                    state
                        .guests()
                        .find(carrier)
                        .flatMap(invitation -> invitation.leftAt(0))
                        .map(left -> new CarrierLeft(Newcomer.at(left), b.device(), carrier)))
        : Optional.empty();
  }
}
