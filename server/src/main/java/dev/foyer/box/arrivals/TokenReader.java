package dev.foyer.box.arrivals;

import dev.foyer.box.arrivals.Reading.Badge;
import dev.foyer.box.arrivals.Reading.Known;
import dev.foyer.box.arrivals.Reading.Nothing;
import dev.foyer.box.arrivals.Reading.Strange;
import dev.foyer.box.arrivals.Reading.Unclear;
import dev.foyer.domain.BadgeCode;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Credential.Unlisted;
import dev.foyer.domain.Decision.Refusal;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.InvitationToken.Fault;
import dev.foyer.domain.ShortCode;
import dev.foyer.domain.Terms;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Reads what was scanned or typed. A token on the list is a look-up; only one that the box has
/// never heard of is verified. A typed code works against the list alone.
final class TokenReader {
  private final Setting setting;
  private final OpenList list;
  private final WrongGuesses guesses = new WrongGuesses(System::nanoTime);

  TokenReader(Setting setting) {
    this.setting = setting;
    list = new OpenList(setting.box());
  }

  Reading read(String text, DeviceId station) {
    return switch (InvitationToken.read(text)) {
      case InvitationToken.Reading.Sound sound -> token(sound.token());
      case InvitationToken.Reading.Faulty faulty ->
          BadgeCode.read(text)
              .<Reading>map(Badge::new)
              .or(() -> ShortCode.parse(text).map(code -> typed(code, station)))
              .orElseGet(() -> new Nothing(refusal(faulty.fault()), 0));
    };
  }

  private Reading token(InvitationToken token) {
    Bytes hash = token.sha256();
    Optional<InvitationId> known = setting.memory().read(state -> list.holder(state, hash));
    if (known.isPresent()) {
      return new Known(known.get(), Way.SCAN);
    }
    boolean sound = setting.issuers().key(token.keyId()).map(token::verifies).orElse(false);
    return sound
        ? new Strange(
            new Unlisted(token.invitation(), token.event(), hash, token.notAfter().orElse(null)))
        : new Nothing(Refusal.INVALID, 0);
  }

  private Reading typed(ShortCode code, DeviceId station) {
    int wait = guesses.wait(station);
    if (wait > 0) {
      return new Nothing(Refusal.UNKNOWN_CODE, wait);
    }
    Collection<InvitationId> found = setting.memory().read(state -> candidates(state, code));
    if (found.isEmpty()) {
      guesses.miss(station);
      return new Nothing(Refusal.UNKNOWN_CODE, guesses.wait(station));
    }
    return found.size() == 1 ? new Known(found.iterator().next(), Way.CODE) : new Unclear();
  }

  /// The invitations with this code; those to the open event go before all others.
  private Collection<InvitationId> candidates(CommunityState state, ShortCode code) {
    Collection<InvitationId> all = state.guests().byCode(code);
    List<InvitationId> toThisEvent =
        all.stream()
            .filter(
                id ->
                    state
                        .guests()
                        .find(id)
                        .flatMap(Invitation::terms)
                        .map(Terms::event)
                        .equals(state.guests().openAt(setting.box())))
            .toList();
    return toThisEvent.isEmpty() ? all : toThisEvent;
  }

  private static Refusal refusal(Fault fault) {
    return switch (fault) {
      case TOO_SHORT -> Refusal.UNREADABLE;
      case MALFORMED, WRONG_VERSION -> Refusal.INVALID;
    };
  }
}
