package dev.foyer.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.OpenApiDocument;
import dev.foyer.box.Box;
import dev.foyer.domain.EventId;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Role;
import java.security.SecureRandom;
import java.util.List;

/// Somebody at a box who writes down what is talked about; each answer is held against the OpenAPI
/// document.
public record Reporter(Http host, OpenApiDocument document) {
  private static final String DIGEST = "/api/events/{event}/digest";
  private static final SecureRandom RANDOM = new SecureRandom();

  public static Reporter at(Box box) {
    return new Reporter(
        Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST)),
        OpenApiDocument.servedAt(box.origin()));
  }

  static String id() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return ItemId.of(bytes).hex();
  }

  /// A story that may be shared about these people, by its id.
  public String captured(PersonId... named) {
    String story = id();
    Answer answer = capture(story, List.of(named), List.of(), "may-be-shared");
    assertEquals(204, answer.status(), answer.body());
    return story;
  }

  Answer capture(String story, List<PersonId> named, List<PersonId> wanted, String leave) {
    ObjectNode body =
        Http.JSON
            .createObjectNode()
            .put("story", story)
            .put("topic", "Bread ovens")
            .put("line", "Two of them want to build one in the yard")
            .put("leave", leave);
    named.forEach(person -> body.withArray("named").add(person.hex()));
    body.putArray("wanted");
    wanted.forEach(person -> body.withArray("wanted").add(person.hex()));
    return post("/api/stories", "/api/stories", body);
  }

  public Answer answer(String story, PersonId person, String said) {
    ObjectNode body = Http.JSON.createObjectNode().put("person", person.hex()).put("said", said);
    return post("/api/stories/{story}/answers", "/api/stories/" + story + "/answers", body);
  }

  /// What those who were missed at an event are told.
  JsonNode digest(EventId event) {
    return document.check("GET " + DIGEST, host.get(path(event))).json();
  }

  public Answer queue(EventId event, ObjectNode item) {
    return post(DIGEST, path(event), item);
  }

  private static String path(EventId event) {
    return DIGEST.replace("{event}", event.hex());
  }

  /// An item with all that it needs.
  public static ObjectNode item(String story, PersonId reader, PersonId introducer) {
    return Http.JSON
        .createObjectNode()
        .put("item", id())
        .put("story", story)
        .put("person", reader.hex())
        .put("introducer", introducer.hex())
        .put("link", "https://club.example/c/12")
        .put("agreed", true);
  }

  JsonNode stories() {
    return get("/api/stories").json().path("stories");
  }

  Answer get(String path) {
    return document.check("GET " + path, host.get(path));
  }

  Answer post(String operation, String path, ObjectNode body) {
    return document.check("POST " + operation, host.post(path, body.toString()));
  }
}
