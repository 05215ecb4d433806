package dev.foyer.box.arrivals;

import dev.foyer.domain.AdmissionRules.Leniency;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.HelpCause;
import dev.foyer.domain.FactBody.Passage;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.PrivateText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One attempt to come in, with all that is known of it before the rules are asked.
///
/// @param way how the guest was found
/// @param note a host's reason; sealed with the admission
/// @param heldUp why another door does not let the guest in; null if none stands in the way
/// @param first facts that belong to the admission and come before it in its group
public record Entry(
    Ask ask,
    Way way,
    Leniency leniency,
    PrivateText note,
    List<FactBody> first,
    @Nullable HelpCause heldUp) {
  public static Entry of(Ask ask, Way way) {
    return new Entry(ask, way, Leniency.NONE, PrivateText.NONE, List.of(), null);
  }

  /// A host lets somebody in, whatever the rules that a host may waive.
  public static Entry byHost(Ask ask, Way way, String reason) {
    PrivateText note = reason.isEmpty() ? PrivateText.NONE : new PrivateText(reason);
    return new Entry(ask, way, Leniency.HOST, note, List.of(), null);
  }

  Entry after(List<? extends FactBody> facts) {
    return new Entry(ask, way, leniency, note, List.copyOf(facts), heldUp);
  }

  /// The same, and another door does not let the guest in; a host's word stands above it.
  Entry heldUp(HelpCause why) {
    return leniency == Leniency.HOST ? this : new Entry(ask, way, leniency, note, first, why);
  }

  Passage passage() {
    return new Passage(ask.scan(), ask.station(), way);
  }

  /// Whether a refusal rings at the hosts: not if it is a host who asks.
  boolean rings() {
    return way == Way.SCAN || way == Way.CODE;
  }
}
