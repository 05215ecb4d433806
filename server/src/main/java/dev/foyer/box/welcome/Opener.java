package dev.foyer.box.welcome;

import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import org.jspecify.annotations.Nullable;

/// A kind thing to begin a conversation with: what the guest agreed to be asked about, else one of
/// a few questions that are safe with anybody.
///
/// @param askMeAbout null if the guest has not agreed, or has not said
/// @param number which of the [#QUESTIONS] it is; always the same for a guest
record Opener(@Nullable String askMeAbout, int number) {
  /// How many questions the screens know.
  static final int QUESTIONS = 6;

  static Opener of(CommunityState state, PersonId person, Profile profile) {
    boolean agreed = state.answers().agrees(person, Purpose.ASK_ME_ABOUT);
    boolean said = agreed && !profile.askMeAbout().isBlank();
    return new Opener(
        said ? profile.askMeAbout() : null, Math.floorMod(person.hex().hashCode(), QUESTIONS));
  }
}
