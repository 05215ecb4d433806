package dev.foyer.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.Http;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What people read of a conversation that was handed over.
class WordingTest {
  private static final Discourse FORUM =
      new Discourse(URI.create("https://forum.example"), "foyer", OptionalInt.of(5));

  private static com.fasterxml.jackson.databind.JsonNode body(Delivery.Requests delivery)
      throws Exception {
    return Http.JSON.readTree(delivery.requests().getFirst().body().toArray());
  }

  @Test
  void aGroupReadsTopicOutcomesKeeperDateAndLink() {
    Delivery.Paste paste = Group.paste(Stubs.stub());
    assertEquals(
        """
        Bread ovens in *courtyards* & who pays

        What came out of it:
        - One oven by spring
        - @everyone: bricks!

        Ana Petrović keeps this conversation and introduces whoever joins. It stays open until 17 December 2026.
        Carry on here: https://foyer.example/c/12
        With: Ben <b> Okafor, Dov Adler
        """,
        paste.text());
    assertEquals("https://foyer.example/c/12", Codes.read(paste.code()));
  }

  @Test
  void aForumReadsWordsAndNoMarkup() throws Exception {
    var topic = body(FORUM.topic(Stubs.stub()));
    assertEquals("Bread ovens in *courtyards* & who pays", topic.get("title").asText());
    assertEquals(5, topic.get("category").asInt());
    assertEquals("foyer-c12", topic.get("external_id").asText());
    String raw = topic.get("raw").asText();
    assertTrue(raw.contains("- @\u2060everyone: bricks\\!\n"), raw);
    assertTrue(raw.contains("With: Ben \\<b\\> Okafor, Cleo Marsh"), raw);
    assertTrue(raw.contains("\n\nhttps://foyer.example/c/12\n"), raw);
  }

  @Test
  void aShortTopicBecomesATitleThatAForumTakes() throws Exception {
    assertEquals(
        "Conversation: Ovens",
        body(FORUM.topic(Stubs.stub(Stubs.words("Ovens")))).get("title").asText());
  }

  @Test
  void aRoomReadsTextAndSafeHtml() throws Exception {
    var message =
        body(
            new MatrixRoom("!room:example.org", List.of())
                .message(Stubs.stub(), URI.create("https://matrix.example.org")));
    assertEquals("m.notice", message.get("msgtype").asText());
    String html = message.get("formatted_body").asText();
    assertTrue(html.contains("With: Ben &lt;b&gt; Okafor"), html);
    assertTrue(html.contains("<strong>Bread ovens in *courtyards* &amp; who pays</strong>"), html);
  }

  @Test
  void linksToARoomAreThoseOfTheMatrixSpecification() {
    MatrixRoom alias = new MatrixRoom("#somewhere:example.org", List.of());
    assertEquals("https://matrix.to/#/%23somewhere%3Aexample.org", alias.link().toString());
    assertEquals("matrix:r/somewhere:example.org?action=join", alias.uri().toString());
    MatrixRoom id = new MatrixRoom("!some:example.org", List.of("elsewhere.ca", "b.example:8448"));
    assertEquals(
        "https://matrix.to/#/%21some%3Aexample.org?via=elsewhere.ca&via=b.example:8448",
        id.link().toString());
    assertEquals(
        "matrix:roomid/some:example.org?via=elsewhere.ca&via=b.example:8448&action=join",
        id.uri().toString());
    assertEquals(
        "matrix:roomid/some:example.org?action=join",
        new MatrixRoom("!some:example.org", List.of()).uri().toString());
  }

  @Test
  void whatCannotBeUsedIsToldInOneSentence() {
    URI link = URI.create("https://foyer.example/c/12");
    LocalDate day = LocalDate.of(2026, 12, 17);
    List<Runnable> wrong =
        List.of(
            () -> new Words(" ", List.of(), link, day),
            () -> new Words("x".repeat(201), List.of(), link, day),
            () -> new Words("x", List.of("x".repeat(281)), link, day),
            () -> new Words("x", List.of(), URI.create("/c/12"), day),
            () -> new Discourse(URI.create("http://f.example"), "foyer", OptionalInt.empty()),
            () -> new Discourse(URI.create("forum.example"), "foyer", OptionalInt.empty()),
            () -> new Discourse(URI.create("https://f.example"), "@foyer x", OptionalInt.empty()),
            () -> new MatrixRoom("somewhere", List.of()),
            () -> new MatrixRoom("!a:b", List.of("not a server")),
            () ->
                new MatrixRoom("#a:b", List.of())
                    .message(Stubs.stub(), URI.create("https://matrix.example.org")),
            () -> new WebSender.Credential("Api-Key", "two\r\nlines"),
            () -> new Person(" ", java.util.Optional.empty(), Set.of()));
    for (Runnable attempt : wrong) {
      String said =
          String.valueOf(assertThrows(IllegalArgumentException.class, attempt::run).getMessage());
      assertTrue(said.endsWith(".") && said.length() > 20, said);
    }
  }
}
