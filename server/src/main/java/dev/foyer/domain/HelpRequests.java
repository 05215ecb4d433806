package dev.foyer.domain;

import dev.foyer.domain.FactBody.HelpAnswered;
import dev.foyer.domain.FactBody.HelpRaised;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The requests for a person that were ever raised.
public final class HelpRequests {
  private final Map<RequestId, HelpRequest> requests = new HashMap<>();
  private final Map<ScanId, RequestId> byScan = new HashMap<>();

  public Optional<HelpRequest> find(RequestId id) {
    return Optional.ofNullable(requests.get(id));
  }

  /// The request that this scan raised, if it did.
  public Optional<HelpRequest> about(ScanId scan) {
    return Optional.ofNullable(byScan.get(scan)).map(requests::get);
  }

  /// The requests that nobody has closed, oldest first.
  public List<HelpRequest> unanswered() {
    return requests.values().stream()
        .filter(r -> r.state() != HelpRequest.State.CLOSED && r.raisedAt().isPresent())
        .sorted(
            (a, b) -> a.raisedAt().orElseThrow().at().compareTo(b.raisedAt().orElseThrow().at()))
        .toList();
  }

  void raise(Fact fact, HelpRaised body) {
    requests.computeIfAbsent(body.request(), HelpRequest::new).raise(fact, body);
    if (body.about() != null) {
      byScan.merge(body.about().scan(), body.request(), HelpRequests::lower);
    }
  }

  private static RequestId lower(RequestId a, RequestId b) {
    return a.hex().compareTo(b.hex()) <= 0 ? a : b;
  }

  void answer(HelpAnswered body) {
    requests.computeIfAbsent(body.request(), HelpRequest::new).answer(body);
  }
}
