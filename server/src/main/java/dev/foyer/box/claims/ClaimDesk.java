package dev.foyer.box.claims;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.box.arrivals.Arrivals;
import dev.foyer.box.arrivals.Arrivals.Claimed;
import dev.foyer.box.claims.Claim.Reply;
import dev.foyer.box.claims.Claim.Word;
import dev.foyer.domain.EventId;
import dev.foyer.domain.ReplicaId;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import dev.foyer.replication.Questions;
import java.util.Optional;

/// The door that decides: other doors claim guests here, and what it says is journaled here.
public final class ClaimDesk implements Questions {
  private final Replica replica;
  private final Arrivals arrivals;

  public ClaimDesk(Replica replica, Arrivals arrivals) {
    this.replica = replica;
    this.arrivals = arrivals;
  }

  @Override
  public JsonNode answer(ReplicaId asker, JsonNode question) {
    try {
      return Json.tree(reply(Json.value(question, Claim.class)));
    } catch (IllegalArgumentException e) {
      throw Problem.of(400, "bad-request", "This is no claim: " + e.getMessage());
    }
  }

  private Reply reply(Claim claim) {
    Optional<EventId> open = replica.memory().read(state -> state.guests().openAt(replica.id()));
    if (!open.equals(Optional.of(claim.eventId()))) {
      return new Reply(Word.NOT_MINE, null);
    }
    return switch (arrivals.claim(claim.entry(), claim.invitationId())) {
      case Claimed.Admitted admitted -> new Reply(Word.ADMITTED, null);
      case Claimed.Held held -> new Reply(Word.HELD, held.why());
      case Claimed.Known known -> new Reply(Word.KNOWN, null);
      case Claimed.Unheard unheard -> new Reply(Word.NOT_MINE, null);
    };
  }
}
