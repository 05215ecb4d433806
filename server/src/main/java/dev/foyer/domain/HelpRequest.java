package dev.foyer.domain;

import dev.foyer.domain.FactBody.Answer;
import dev.foyer.domain.FactBody.HelpAnswered;
import dev.foyer.domain.FactBody.HelpRaised;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A guest at a station who needs a person, folded from its facts in whatever order they came. Not
/// thread-safe: whoever owns the [CommunityState] guards it.
public final class HelpRequest {
  /// Whether somebody has taken care of it.
  public enum State {
    OPEN,
    COMING,
    CLOSED
  }

  private final RequestId id;
  private final First<HelpRaised> raised = new First<>();
  private @Nullable DeviceId by;
  private State state = State.OPEN;

  HelpRequest(RequestId id) {
    this.id = id;
  }

  public RequestId id() {
    return id;
  }

  public Optional<HelpRaised> raised() {
    return Optional.ofNullable(raised.value());
  }

  public Optional<Stamp> raisedAt() {
    return Optional.ofNullable(raised.stamp());
  }

  /// The host's device that answered, if one did.
  public Optional<DeviceId> by() {
    return Optional.ofNullable(by);
  }

  public State state() {
    return state;
  }

  void raise(Fact fact, HelpRaised body) {
    raised.offer(body, fact);
  }

  void answer(HelpAnswered body) {
    State answered = body.answer() == Answer.CLOSED ? State.CLOSED : State.COMING;
    boolean further = answered.compareTo(state) > 0;
    boolean tie = answered == state && by != null && body.by().compareTo(by) < 0;
    if (further || tie) {
      state = answered;
      by = body.by();
    }
  }
}
