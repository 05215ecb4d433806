package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.box.Evening.Guest;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.Answers;
import dev.foyer.domain.Answers.Mentoring;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Role;
import dev.foyer.domain.WelcomeFact.Part;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What guests answer, as it comes in by the guest list and the organiser.
class AnswersTest {
  private static final String LIST =
      """
      Name;Team;Cares about;Wants to meet;Guest type;Mentor;Mentoring topics;How many mentees;\
      Allergies;Consents;Hosts a table
      Ana Quintero;Harbour, Night school;clean water;Mei, social app stores;customer;offers;\
      pricing, hiring;2;nuts;introductions, badge;yes
      Mei Lin;;;;team;wants;pricing;;;introductions;no
      """;

  @TempDir Path data;
  private Box box;
  private Evening evening;
  private Http organiser;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
    evening = Evening.at(box.replica());
    organiser = paired(Role.ORGANISER);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void aListTellsWhatGuestsCareAboutWhatTheyEatAndWhatTheyAgreeTo() {
    JsonNode report = upload(LIST).json();
    assertEquals(2, report.path("added").asInt(), report.toString());
    PersonId ana = person("Ana Quintero");
    assertEquals(
        new Answers(
            List.of("Harbour", "Night school"),
            List.of("clean water"),
            List.of("Mei", "social app stores"),
            "customer",
            Mentoring.IS_ONE,
            List.of("pricing", "hiring"),
            2),
        read(state -> state.answers().of(ana)));
    assertEquals("nuts", read(state -> state.answers().diet(box.replica().id(), ana)));
    assertTrue(holds(state -> state.answers().agrees(ana, Purpose.INTRODUCTIONS)));
    assertTrue(holds(state -> state.answers().agrees(ana, Purpose.ASK_ME_ABOUT)));
    assertFalse(holds(state -> state.answers().agrees(ana, Purpose.DIGEST)));
    assertTrue(
        holds(state -> state.welcomes().parts(ana, Evening.SUPPER).contains(Part.TABLE_HOST)));
    assertEquals(
        Mentoring.WANTS_ONE,
        read(state -> state.answers().of(person(state, "Mei Lin")).mentoring()));
  }

  @Test
  void theSameListAgainChangesNothing() {
    upload(LIST);
    long end = box.replica().ledger().journal().end();
    assertEquals(2, upload(LIST).json().path("unchanged").asInt());
    assertEquals(end, box.replica().ledger().journal().end());
  }

  @Test
  void aConsentThatWasWithdrawnIsNotGivenBackByTheList() {
    upload(LIST);
    PersonId ana = person("Ana Quintero");
    Answer no =
        organiser.put("/api/people/" + ana.hex() + "/consents/introductions", "{\"said\":\"no\"}");
    assertEquals("no", no.json().at("/consents/introductions").asText());
    JsonNode again = upload(LIST).json();
    assertEquals(2, again.path("unchanged").asInt());
    assertTrue(again.at("/remarks/0/reason").asText().contains("stays withdrawn"));
    assertFalse(holds(state -> state.answers().agrees(ana, Purpose.INTRODUCTIONS)));
  }

  @Test
  void whatIsNotUnderstoodIsSaidInWords() {
    JsonNode report =
        upload("Name;Mentor;Hosts a table;Consents\nA;perhaps;;\nB;;perhaps;\nC;;;everything\n")
            .json();
    assertEquals("Hosts-table \"perhaps\": write yes or no.", report.at("/bad/0/reason").asText());
    assertTrue(report.at("/remarks/0/reason").asText().startsWith("Mentoring was not understood"));
    assertEquals(
        "\"everything\" is nothing to agree to, and is left out.",
        report.at("/remarks/1/reason").asText());
  }

  @Test
  void anOrganiserSeesAndChangesWhatOneGuestHasAnswered() {
    Guest ana = evening.invite("Ana Quintero");
    String path = "/api/people/" + ana.person().hex() + "/answers";
    Answer changed =
        organiser.put(
            path,
            "{\"needs\":[\"a venue\"],\"mentoring\":\"is-one\",\"mentees\":3,\"diet\":\"vegan\"}");
    assertEquals(200, changed.status(), changed.body());
    Answer seen = organiser.get(path);
    assertEquals("is-one", seen.text("mentoring"));
    assertEquals("vegan", seen.text("diet"));
    assertEquals("a venue", seen.json().at("/needs/0").asText());
    assertEquals("not-said", seen.json().at("/consents/digest").asText());
    organiser.put(path, "{\"kind\":\"partner\"}");
    assertEquals(3, organiser.get(path).json().path("mentees").asInt());
    long end = box.replica().ledger().journal().end();
    organiser.put(path, "{\"kind\":\"partner\"}");
    assertEquals(end, box.replica().ledger().journal().end());
  }

  @Test
  void othersDoNotReadAnswers() {
    Guest ana = evening.invite("Ana Quintero");
    String path = "/api/people/" + ana.person().hex() + "/answers";
    assertEquals(403, paired(Role.HOST).get(path).status());
    assertEquals(403, paired(Role.STATION).get(path).status());
    assertEquals(404, organiser.get("/api/people/" + "ab".repeat(16) + "/answers").status());
    assertEquals("mentees", organiser.put(path, "{\"mentees\":-1}").text("field"));
    assertEquals("mentoring", organiser.put(path, "{\"mentoring\":\"x\"}").text("field"));
  }

  private Answer upload(String list) {
    return organiser.post(
        "/api/events/" + Evening.SUPPER.hex() + "/guest-list",
        "text/csv",
        list.getBytes(StandardCharsets.UTF_8));
  }

  private Http paired(Role role) {
    return Http.paired(box.origin(), role, box.pairingCode(role));
  }

  private PersonId person(String name) {
    return read(state -> person(state, name));
  }

  private static PersonId person(CommunityState state, String name) {
    return state.people().known().stream()
        .filter(person -> state.people().profile(person).name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private boolean holds(Predicate<CommunityState> question) {
    return read(question::test);
  }

  private <T> T read(Function<CommunityState, T> question) {
    return box.replica().memory().read(question);
  }
}
