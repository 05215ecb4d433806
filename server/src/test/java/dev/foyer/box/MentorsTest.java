package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.box.Evening.Guest;
import dev.foyer.domain.AnswerFact.PersonAnswered;
import dev.foyer.domain.Answers;
import dev.foyer.domain.Answers.Mentoring;
import dev.foyer.domain.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mentors and mentees, as an organiser pairs them.
class MentorsTest {
  private static final String PATH = "/api/events/" + Evening.SUPPER.hex() + "/mentors";
  @TempDir Path data;
  private Box box;
  private Evening evening;
  private Http organiser;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
    evening = Evening.at(box.replica());
    organiser = Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void asManyAsPossibleAreServedAndNoMentorTakesOnMoreThanTheySay() {
    Guest both = mentor("Both", 1, "pricing", "hiring");
    mentor("Pricing", 1, "pricing");
    Guest hires = mentee("Wants hiring", "hiring");
    mentee("Wants pricing", "pricing");
    mentee("Wants pricing too", "pricing");
    mentee("Wants tax", "tax");
    JsonNode listing = organiser.get(PATH).json();
    assertEquals(2, listing.path("pairs").size());
    assertEquals(2, listing.path("unserved").size());
    Answer paired = pair(both, hires, "paired");
    assertEquals(200, paired.status(), paired.body());
    assertTrue(paired.json().at("/pairs/0/paired").asBoolean());
    assertEquals("hiring", paired.json().at("/pairs/0/topics/0").asText());
    assertEquals(2, paired.json().path("pairs").size());
  }

  @Test
  void aMentorWhoIsFullIsGivenNobodyMoreAndWhatWasPartedIsNotProposedAgain() {
    Guest mentor = mentor("Mei Lin", 1, "pricing");
    Guest one = mentee("One", "pricing");
    Guest other = mentee("Other", "pricing");
    pair(mentor, one, "paired");
    long end = box.replica().ledger().journal().end();
    pair(mentor, one, "paired");
    assertEquals(end, box.replica().ledger().journal().end());
    assertEquals(409, pair(mentor, other, "paired").status());
    assertEquals(400, pair(one, mentor, "paired").status());
    JsonNode parted = pair(mentor, one, "parted").json();
    assertEquals("Other", parted.at("/pairs/0/mentee/name").asText());
    assertEquals(1, parted.path("pairs").size());
  }

  private Answer pair(Guest mentor, Guest mentee, String pairing) {
    return organiser.post(
        PATH,
        Http.JSON
            .createObjectNode()
            .put("mentor", mentor.person().hex())
            .put("mentee", mentee.person().hex())
            .put("pairing", pairing)
            .toString());
  }

  private Guest mentor(String name, int mentees, String... topics) {
    return answered(name, Mentoring.IS_ONE, mentees, topics);
  }

  private Guest mentee(String name, String... topics) {
    return answered(name, Mentoring.WANTS_ONE, 0, topics);
  }

  private Guest answered(String name, Mentoring mentoring, int mentees, String... topics) {
    Guest guest = evening.invite(name);
    Answers answers =
        new Answers(List.of(), List.of(), List.of(), "", mentoring, List.of(topics), mentees);
    box.replica().ledger().record(List.of(new PersonAnswered(guest.person(), 1, answers)));
    return guest;
  }
}
