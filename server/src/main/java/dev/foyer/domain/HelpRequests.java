package dev.foyer.domain;

import dev.foyer.domain.FactBody.HelpAnswered;
import dev.foyer.domain.FactBody.HelpCause;
import dev.foyer.domain.FactBody.HelpRaised;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The requests for a person that were ever raised.
public final class HelpRequests {
  private final Map<RequestId, HelpRequest> requests = new HashMap<>();
  private final Map<ScanId, RequestId> byScan = new HashMap<>();
  private final Set<RequestId> unanswered = new HashSet<>();

  public Optional<HelpRequest> find(RequestId id) {
    return Optional.ofNullable(requests.get(id));
  }

  /// The request that this scan raised, if it did; not one that its guest rang for afterwards.
  public Optional<HelpRequest> about(ScanId scan) {
    return Optional.ofNullable(byScan.get(scan)).map(requests::get);
  }

  /// The requests that nobody has closed, oldest first.
  public List<HelpRequest> unanswered() {
    return unanswered.stream()
        .map(requests::get)
        .sorted(Comparator.comparing(HelpRequests::raisedAt).thenComparing(HelpRequest::id))
        .toList();
  }

  void raise(Fact fact, HelpRaised body) {
    change(body.request(), request -> request.raise(fact, body));
    if (body.about() != null && body.cause() != HelpCause.ASKED) {
      byScan.merge(body.about().scan(), body.request(), HelpRequests::lower);
    }
  }

  void answer(HelpAnswered body) {
    change(body.request(), request -> request.answer(body));
  }

  private void change(RequestId id, Consumer<HelpRequest> change) {
    HelpRequest request = requests.computeIfAbsent(id, HelpRequest::new);
    change.accept(request);
    if (request.raised().isPresent() && request.state() != HelpRequest.State.CLOSED) {
      unanswered.add(id);
    } else {
      unanswered.remove(id);
    }
  }

  private static HybridTimestamp raisedAt(HelpRequest request) {
    return request.raisedAt().map(Stamp::at).orElse(HybridTimestamp.ZERO);
  }

  private static RequestId lower(RequestId a, RequestId b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
