package dev.foyer.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.mail.Mailbox;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Nobody gets into a delivery without having agreed to its channel.
class ConsentTest {
  private static final Discourse FORUM =
      new Discourse(URI.create("https://forum.example"), "foyer", OptionalInt.empty());
  private static final MatrixRoom ROOM = new MatrixRoom("!room:example.org", List.of());
  private static final MailingList LIST =
      new MailingList(Mailbox.of("talk@lists.example.org"), Mailbox.of("hello@foyer.example"));

  private static final Map<Channel, List<Function<Stub, Delivery>>> ADAPTERS =
      Map.of(
          Channel.DISCOURSE,
          List.of(FORUM::topic, stub -> FORUM.invitations(stub, 12), FORUM::search),
          Channel.MATRIX,
          List.of(stub -> ROOM.message(stub, URI.create("https://matrix.example.org"))),
          Channel.MAILING_LIST,
          List.of(stub -> LIST.letter(stub, Instant.EPOCH)),
          Channel.GROUP,
          List.of(Group::paste));

  /// Everything that a channel is sent, as text with letters and signs as they are.
  private static String everything(Channel channel, Stub stub) {
    StringBuilder all = new StringBuilder();
    for (Function<Stub, Delivery> adapter : ADAPTERS.getOrDefault(channel, List.of())) {
      Delivery delivery = adapter.apply(stub);
      assertEquals(channel, delivery.channel());
      all.append(new String(delivery.dryRun().toArray(), StandardCharsets.UTF_8)).append('\n');
    }
    return all.toString().replace("=\r\n", "");
  }

  @Test
  void everyChannelHasAnAdapter() {
    assertEquals(Stubs.ALL, ADAPTERS.keySet());
  }

  @Test
  void whoHasNotAgreedToAChannelIsInNoByteOfIt() {
    for (Channel channel : Channel.values()) {
      String sent = everything(channel, Stubs.stub()).toLowerCase(Locale.ROOT);
      for (Person person : Stubs.stub().people()) {
        String first =
            person.name().substring(0, person.name().indexOf(' ')).toLowerCase(Locale.ROOT);
        if (person.agreed().contains(channel)) {
          assertTrue(channel == Channel.DISCOURSE || sent.contains(first), channel + first);
        } else {
          assertFalse(sent.contains(first), channel + " tells of " + first + ": " + sent);
          assertFalse(sent.contains(person.mail().orElseThrow().address()), channel + first);
        }
      }
    }
  }

  @Test
  void addressesGoToTheForumThatInvitesAndNowhereElse() {
    String forum = everything(Channel.DISCOURSE, Stubs.stub());
    assertTrue(forum.contains("ben@example.org") && forum.contains("cleo@example.org"), forum);
    for (Channel channel : Set.of(Channel.MATRIX, Channel.MAILING_LIST, Channel.GROUP)) {
      assertFalse(everything(channel, Stubs.stub()).contains("ben@"), channel.name());
    }
  }

  @Test
  void aConversationWhoseKeeperHasNotAgreedDoesNotGo() {
    Stub stub = new Stub("c12", Stubs.words("Bread"), Stubs.FORUM_ONLY, List.of());
    assertEquals(Optional.empty(), stub.obstacle(Channel.DISCOURSE));
    String said =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Group.paste(stub)).getMessage());
    assertEquals(
        "The keeper of this conversation has not agreed to be named in the group: ask them, or"
            + " choose another keeper.",
        said);
    assertEquals(Optional.of(said), stub.obstacle(Channel.GROUP));
  }

  @Test
  void aTopicOrOutcomeThatNamesSomebodyWhoHasNotAgreedDoesNotGo() {
    Stub topic = Stubs.stub(Stubs.words("What EDDA QUIST said about ovens"));
    Stub outcome = Stubs.stub(Stubs.words("Ovens", "Edda Quist brings bricks"));
    for (Stub stub : List.of(topic, outcome)) {
      assertTrue(stub.obstacle(Channel.GROUP).orElseThrow().contains("take the name out"));
      assertThrows(IllegalArgumentException.class, () -> FORUM.topic(stub));
    }
    Stub other = Stubs.stub(Stubs.words("Edda Quistgaard's ovens", "Cleo Marsh brings bricks"));
    assertEquals(Optional.empty(), other.obstacle(Channel.DISCOURSE));
    assertTrue(other.obstacle(Channel.MATRIX).isPresent());
  }

  @Test
  void noNameIsInWhatALogMightSay() {
    String logged = Stubs.stub() + " " + Stubs.KEEPER + " " + FORUM.topic(Stubs.stub()).requests();
    assertFalse(logged.contains("Ana") || logged.contains("oven"), logged);
  }
}
