package dev.foyer.box.welcome;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.Passage;
import dev.foyer.domain.GuestId;
import java.util.ArrayList;
import java.util.List;

/// What the welcome adds to the facts of an admission, written in one group with it.
public final class AtTheDoor {
  private final CastDesk casts = new CastDesk();

  /// @param guests those who are about to be in
  /// @param passage how they come in
  public List<FactBody> follows(
      CommunityState state, EventId event, List<GuestId> guests, Passage passage) {
    List<FactBody> facts = new ArrayList<>(Ladder.follows(state, event, guests, passage));
    facts.addAll(casts.follows(state, event, guests));
    return facts;
  }
}
