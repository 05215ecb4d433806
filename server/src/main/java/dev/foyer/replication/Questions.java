package dev.foyer.replication;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.domain.ReplicaId;

/// Answers questions that another replica of the community puts. What it knows then is known to the
/// asker when it has the answer.
public interface Questions {
  /// @param asker who has signed the question
  /// @throws dev.foyer.platform.Problem 400 if it is none that is understood
  JsonNode answer(ReplicaId asker, JsonNode question);
}
