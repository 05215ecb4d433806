package dev.foyer.box.hosts;

import dev.foyer.box.arrivals.AnswerJson;
import dev.foyer.box.arrivals.Arrivals;
import dev.foyer.box.arrivals.ScansApi;
import dev.foyer.box.arrivals.Strangers.Word;
import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Device;
import dev.foyer.domain.FactBody.Answer;
import dev.foyer.domain.FactBody.HelpAnswered;
import dev.foyer.domain.HelpRequest;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.RequestId;
import dev.foyer.domain.Role;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a host does about a request for a person: `/api/requests`.
public final class RequestsApi implements HttpService {
  private final Replica replica;
  private final Arrivals arrivals;

  public RequestsApi(Replica replica, Arrivals arrivals) {
    this.replica = replica;
    this.arrivals = arrivals;
  }

  record LetIn(
      @Nullable String scanId,
      @Nullable String reason,
      @Nullable String name,
      @Nullable Integer people) {}

  record Merge(@Nullable String scanId, @Nullable String invitation, @Nullable Integer people) {}

  record Nothing() {}

  record Outcome(@Nullable String outcome) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .post("/requests/{request}/let-in", this::letIn)
        .post("/requests/{request}/merge", this::merge)
        .post("/requests/{request}/coming", this::coming)
        .post("/requests/{request}/close", this::close);
  }

  private void letIn(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    RequestId id = id(request);
    LetIn wanted = Json.read(request, LetIn.class);
    Word word =
        new Word(
            Fields.optionalText("name", wanted.name(), 200),
            Fields.text("reason", wanted.reason(), 500));
    var ask = ScansApi.ask(wanted.scanId(), host.id(), wanted.people());
    Json.send(response, AnswerJson.of(arrivals.strangers().letIn(ask, id, word)));
  }

  private void merge(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    RequestId id = id(request);
    Merge wanted = Json.read(request, Merge.class);
    InvitationId invitation = Fields.parsed("invitation", wanted.invitation(), InvitationId::new);
    var ask = ScansApi.ask(wanted.scanId(), host.id(), wanted.people());
    Json.send(response, AnswerJson.of(arrivals.strangers().merge(ask, id, invitation)));
  }

  private void coming(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    Json.read(request, Nothing.class);
    answer(id(request), Answer.COMING, host);
    response.status(Status.NO_CONTENT_204).send();
  }

  private void close(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    Fields.optionalText("outcome", Json.read(request, Outcome.class).outcome(), 100);
    answer(id(request), Answer.CLOSED, host);
    response.status(Status.NO_CONTENT_204).send();
  }

  /// Says it once: what has come as far already is not said again.
  private void answer(RequestId id, Answer answer, Device host) {
    HelpRequest.State now =
        replica
            .memory()
            .read(state -> state.requests().find(id).map(HelpRequest::state))
            .orElseThrow(() -> Problem.unknown("request"));
    HelpRequest.State wanted =
        answer == Answer.CLOSED ? HelpRequest.State.CLOSED : HelpRequest.State.COMING;
    if (now.compareTo(wanted) < 0) {
      replica.ledger().record(List.of(new HelpAnswered(id, answer, host.id())));
    }
  }

  private static RequestId id(ServerRequest request) {
    return Fields.inPath("request", request.path().pathParameters().get("request"), RequestId::new);
  }
}
