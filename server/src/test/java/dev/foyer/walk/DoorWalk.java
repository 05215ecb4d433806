package dev.foyer.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.NotFoundException;
import dev.foyer.demo.Demo;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Role;
import dev.foyer.domain.Terms;
import dev.foyer.keys.CommunityKeys;
import dev.foyer.printer.sim.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One guest's way through the whole system: a real browser's camera, the box, the printer on its
/// pseudo-terminal, the host's page, central.
class DoorWalk {
  @TempDir Path folder;
  private Demo demo;

  /// A guest with an invitation.
  private record Guest(InvitationId invitation, String name, String firstName, String token) {}

  @BeforeEach
  void open() {
    demo = Demo.start(new Demo.Setup(folder.resolve("demo"), 0, 0, 0));
  }

  @AfterEach
  void shut() {
    demo.close();
  }

  @Test
  void aGuestHoldsUpAnInvitationAndIsGreetedGetsABadgeIsSeenByTheHostAndKnownAtCentral()
      throws IOException, InterruptedException, NotFoundException {
    Guest guest = someFirstTimer();
    JsonNode seen = play(guest, "calm");
    assertEquals(
        "Welcome, " + guest.firstName() + ".", seen.path("greeting").asText(), seen::toString);
    assertEquals("printed", seen.path("badge").asText());
    assertEquals("0", seen.path("before").asText());
    assertEquals("1", seen.path("after").asText());
    assertTrue(seen.path("strangers").isEmpty(), "no request leaves the box");
    assertTrue(seen.path("errors").isEmpty(), seen::toString);
    assertEquals(1, demo.printer().count());
    assertEquals(
        "FB:" + guest.invitation().hex().toUpperCase(Locale.ROOT) + "-0",
        Labels.code(demo.printer().label(1)));
    await(() -> isKnownAtCentral(guest));
  }

  @Test
  void nothingAtTheDoorChangesWhenCentralIsAway() throws IOException, InterruptedException {
    demo.central().close();
    JsonNode seen = play(someFirstTimer(), "without-central");
    assertEquals("printed", seen.path("badge").asText(), seen::toString);
    assertEquals("1", seen.path("after").asText());
  }

  @Test
  void withoutPaperTheGuestIsSentToTheHostAndTheBadgeComesOutWhenThereIsPaper()
      throws IOException, InterruptedException {
    demo.printer().fail(Fault.PAPER_OUT);
    JsonNode seen = play(someFirstTimer(), "without-paper");
    assertEquals("fault", seen.path("badge").asText(), seen::toString);
    assertEquals(0, demo.printer().count());
    demo.printer().mend(Fault.PAPER_OUT);
    await(() -> demo.printer().count() == 1);
  }

  private JsonNode play(Guest guest, String story) throws IOException, InterruptedException {
    Path video = Video.of(guest.token(), folder.resolve("camera.y4m"));
    Path shots = Path.of("target", "walks", story).toAbsolutePath();
    return Chromium.play(
        "door.mjs",
        Map.of(),
        demo.box().pairingLink(Role.STATION),
        demo.box().pairingLink(Role.HOST),
        video.toString(),
        guest.firstName(),
        shots.toString());
  }

  private Guest someFirstTimer() {
    CommunityKeys keys = demo.central().replica().communityKeys().orElseThrow();
    return demo.box()
        .replica()
        .memory()
        .read(
            state -> {
              EventId event = state.guests().events().iterator().next();
              Invitation invitation =
                  state.guests().of(event).stream()
                      .flatMap(id -> state.guests().find(id).stream())
                      .filter(i -> i.terms().orElseThrow().people() == 1)
                      .filter(i -> i.terms().orElseThrow().newcomer() == Terms.Newcomer.FIRST_TIMER)
                      .findFirst()
                      .orElseThrow();
              Profile profile = state.people().profile(invitation.terms().orElseThrow().person());
              InvitationToken token =
                  InvitationToken.issue(keys.issuing(), event, invitation.id(), null);
              return new Guest(invitation.id(), profile.name(), profile.firstName(), token.bare());
            });
  }

  private boolean isKnownAtCentral(Guest guest) {
    return demo.central()
        .replica()
        .memory()
        .read(state -> state.guests().find(guest.invitation()).orElseThrow().effective(0))
        .isPresent();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "not within 20 s");
      Thread.sleep(20);
    }
  }
}
