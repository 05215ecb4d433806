package dev.foyer.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.domain.FactBody.Answer;
import dev.foyer.domain.FactBody.Case;
import dev.foyer.domain.FactBody.HelpAnswered;
import dev.foyer.domain.FactBody.HelpCause;
import dev.foyer.domain.FactBody.HelpRaised;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HelpRequestTest {
  private static final RequestId REQUEST = new RequestId("0f".repeat(16));
  private final Telling telling = new Telling();

  HelpRequestTest() {
    telling.tell(
        new HelpRaised(
            REQUEST,
            Telling.SUPPER,
            Telling.KIOSK,
            HelpCause.NOT_ON_LIST,
            new Case(Telling.scan(1), Telling.invitation(9), Telling.token(9))));
  }

  @Test
  void isOpenUntilSomebodyComes() {
    assertEquals(HelpRequest.State.OPEN, request().state());
    assertEquals(Optional.empty(), request().by());
    answer(Answer.COMING, Telling.TABLET);
    assertEquals(HelpRequest.State.COMING, request().state());
    assertEquals(Optional.of(Telling.TABLET), request().by());
  }

  @Test
  void isOffTheListOnceItIsClosedAndStaysSo() {
    answer(Answer.CLOSED, Telling.TABLET);
    answer(Answer.COMING, Telling.TABLET);
    assertEquals(HelpRequest.State.CLOSED, request().state());
    assertEquals(List.of(), telling.state.requests().unanswered());
  }

  @Test
  void isFoundByTheScanThatRaisedIt() {
    assertEquals(
        Optional.of(REQUEST), telling.state.requests().about(Telling.scan(1)).map(HelpRequest::id));
  }

  @Test
  void whatAGuestRingsForAfterAScanIsNotTheScansOwnRequest() {
    RequestId rung = new RequestId("00".repeat(16));
    Case about = new Case(Telling.scan(1), null, null);
    telling.tell(new HelpRaised(rung, Telling.SUPPER, Telling.KIOSK, HelpCause.ASKED, about));
    assertEquals(
        Optional.of(REQUEST), telling.state.requests().about(Telling.scan(1)).map(HelpRequest::id));
  }

  @Test
  void anAnswerThatIsHeardOfBeforeTheRequestIsKeptForIt() {
    RequestId other = new RequestId("0e".repeat(16));
    telling.tell(new HelpAnswered(other, Answer.CLOSED, Telling.TABLET));
    assertEquals(
        List.of(REQUEST),
        telling.state.requests().unanswered().stream().map(HelpRequest::id).toList());
    telling.tell(new HelpRaised(other, Telling.SUPPER, Telling.KIOSK, HelpCause.ASKED, null));
    assertEquals(
        HelpRequest.State.CLOSED, telling.state.requests().find(other).orElseThrow().state());
  }

  private void answer(Answer answer, DeviceId by) {
    telling.tell(new HelpAnswered(REQUEST, answer, by));
  }

  private HelpRequest request() {
    return telling.state.requests().find(REQUEST).orElseThrow();
  }
}
