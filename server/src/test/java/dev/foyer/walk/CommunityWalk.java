package dev.foyer.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.box.BoxConfig.Listening;
import dev.foyer.box.VenueClock;
import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.IssuingKey;
import dev.foyer.domain.People;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PersonPair;
import dev.foyer.domain.Role;
import dev.foyer.domain.Terms;
import dev.foyer.domain.TieFact.Kept;
import dev.foyer.domain.TieFact.TouchWished;
import dev.foyer.mail.Mailbox;
import dev.foyer.mail.PostOffice;
import dev.foyer.mail.SmtpServer;
import dev.foyer.rehearsal.Caller;
import dev.foyer.seating.SatTogether;
import dev.foyer.stories.Reporter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// An evening of a community without internet: sixty guests, twenty of them for the first time, six
/// hosts and four organisations, from the doors to the exit slips, with two who are late, three who
/// do not come and one who leaves; then the next month's evening, and central when it is back.
@Execution(ExecutionMode.CONCURRENT)
class CommunityWalk {
  private static final EventId NOVEMBER = new EventId("00000000000000a1");
  private static final EventId DECEMBER = new EventId("00000000000000a2");
  private static final Duration MONTH = Duration.ofDays(30);
  private static final int GUESTS = 60;
  private static final List<String> LATE = List.of("Late Lena", "Late Lars");
  private static final List<String> NO_SHOWS = List.of("Nora Away", "Nils Away", "Nina Away");

  @TempDir Path folder;
  private final VenueClock clock = VenueClock.behind(Duration.ZERO);
  private PostOffice office;
  private Central central;
  private Box box;
  private IssuingKey issuing;
  private Http kiosk;
  private int scans;

  @BeforeEach
  void open() throws Exception {
    office = PostOffice.open();
    central = central(0);
    issuing = central.replica().communityKeys().orElseThrow().issuing();
    Caller planner = Caller.paired(central.origin(), central.pairingCode());
    planner.post(
        "/api/community", Map.of("name", "Hearth", "vision", "Nobody stands alone at our table"));
    plan(planner, NOVEMBER, "November supper", Instant.now(), list());
    plan(planner, DECEMBER, "December supper", Instant.now().plus(MONTH), returning());
    box =
        Box.start(
            new BoxConfig(
                folder.resolve("box"),
                "Hall",
                0,
                Listening.LOOPBACK,
                List.of(),
                Optional.of(
                    new BoxConfig.Central(
                        URI.create(central.origin()), Optional.of(central.enrolmentCode())))),
            clock);
    await(() -> invited(NOVEMBER).size() == GUESTS && invited(DECEMBER).size() == GUESTS);
    kiosk = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
  }

  @AfterEach
  void shut() {
    box.close();
    central.close();
    office.close();
  }

  @Test
  void anEveningWithoutInternetFromTheDoorsToTheExitSlipsAndTheNextMonths()
      throws IOException, InterruptedException {
    int port = URI.create(central.origin()).getPort();
    central.close();
    Map<String, Chromium.Cue> cues =
        Map.of(
            "doors", this::doors,
            "arrivals", this::arrivals,
            "late", this::late,
            "left", () -> await(() -> left("Leo Leaver")),
            "wishes", this::allOfAnasTablesWishToKeepInTouchWithHer,
            "next month", this::nextMonth,
            "kept", () -> await(() -> anasPromise().equals(Optional.of(Kept.KEPT))));
    Map<String, Object> links = new HashMap<>();
    links.put("kiosk", box.pairingLink(Role.STATION));
    links.put("host", box.pairingLink(Role.HOST));
    links.put("organiser", box.pairingLink(Role.ORGANISER));
    links.put("exit", box.origin() + "/exit#pair=" + box.pairingCode(Role.STATION));
    links.put(
        "codes",
        Map.of(
            "ana", code(NOVEMBER, "Ana Quintero"),
            "leaver", code(NOVEMBER, "Leo Leaver"),
            "anaAgain", code(DECEMBER, "Ana Quintero")));
    JsonNode seen =
        Chromium.play(
            "community.mjs",
            cues,
            new ObjectMapper().writeValueAsString(links),
            Path.of("target", "walks", "community").toAbsolutePath().toString());
    assertTrue(seen.path("failure").isMissingNode(), seen::toString);
    assertTrue(seen.path("errors").isEmpty(), seen::toString);
    assertTrue(seen.path("strangers").isEmpty(), "no request leaves the box");
    assertTrue(said(seen, "room").contains("No first-timer sits without"), seen::toString);
    assertTrue(said(seen, "first").contains("Welcome, Ana."), seen::toString);
    assertTrue(
        said(seen, "first").contains("Jonas Berg, who invited you, is here."), seen::toString);
    assertTrue(said(seen, "ring").contains("Please greet Ana Quintero"), seen::toString);
    assertTrue(said(seen, "slip").contains(said(seen, "friend")), seen::toString);
    assertTrue(said(seen, "again").contains("Welcome back, Ana."), seen::toString);
    onlyAMutualWishIsShared(said(seen, "friend"), said(seen, "slip"));
    theTablesKeptTheirPromise();
    centralIsBackAt(port);
  }

  private static String said(JsonNode seen, String what) {
    return seen.path(what).asText();
  }

  /// Many have wished; on the slip stands the one whom Ana has wished for, too.
  private void onlyAMutualWishIsShared(String friend, String slip) {
    PersonId ana = person(NOVEMBER, "Ana Quintero");
    Set<PersonPair> mutual = box.replica().memory().read(state -> state.ties().mutual(NOVEMBER));
    assertEquals(1, mutual.size());
    assertEquals(
        Set.of(ana, person(NOVEMBER, friend)), Set.copyOf(mutual.iterator().next().both()));
    long named = anasTablemates().stream().filter(name -> slip.contains(name)).count();
    assertEquals(1, named, slip);
  }

  private Optional<Kept> anasPromise() {
    PersonId ana = person(NOVEMBER, "Ana Quintero");
    return box.replica()
        .memory()
        .read(
            state ->
                state.ties().promises(ana).stream()
                    .flatMap(promise -> state.ties().kept(promise.promise()).stream())
                    .findFirst());
  }

  private List<String> anasTablemates() {
    PersonId ana = person(NOVEMBER, "Ana Quintero");
    Set<PersonId> others =
        Stream.of(0, 1, 2)
            .flatMap(round -> tables(round).values().stream())
            .filter(table -> table.contains(ana))
            .flatMap(List::stream)
            .filter(other -> !other.equals(ana))
            .collect(Collectors.toSet());
    return names().stream().filter(name -> others.contains(person(NOVEMBER, name))).toList();
  }

  private void allOfAnasTablesWishToKeepInTouchWithHer() {
    PersonId ana = person(NOVEMBER, "Ana Quintero");
    for (String name : anasTablemates()) {
      box.replica()
          .ledger()
          .record(
              List.of(
                  new TouchWished(
                      person(NOVEMBER, name), NOVEMBER, 1, People.names(List.of(ana)))));
    }
  }

  /// Nobody who came met anybody twice; who was late sat from the second round on; who left or
  /// stayed away has no seat in what came after.
  private void theTablesKeptTheirPromise() {
    List<Set<PersonId>> tables =
        Stream.of(0, 1, 2)
            .flatMap(round -> tables(round).values().stream().map(Set::copyOf))
            .toList();
    int pairs = tables.stream().mapToInt(t -> t.size() * (t.size() - 1) / 2).sum();
    int together = box.replica().memory().read(state -> SatTogether.at(state, NOVEMBER)).size();
    assertTrue(pairs - together <= 2, "met again: " + (pairs - together));
    Set<PersonId> first = seated(0);
    LATE.forEach(name -> assertFalse(first.contains(person(NOVEMBER, name)), name));
    LATE.forEach(name -> assertTrue(seated(1).contains(person(NOVEMBER, name)), name));
    NO_SHOWS.forEach(name -> assertFalse(seated(1).contains(person(NOVEMBER, name)), name));
    assertTrue(first.contains(person(NOVEMBER, "Leo Leaver")));
    assertFalse(seated(1).contains(person(NOVEMBER, "Leo Leaver")));
    assertEquals(GUESTS - LATE.size() - NO_SHOWS.size(), first.size());
  }

  private Map<Integer, List<PersonId>> tables(int round) {
    return box.replica().memory().read(state -> SatTogether.tables(state, NOVEMBER, round));
  }

  private Set<PersonId> seated(int round) {
    return tables(round).values().stream().flatMap(List::stream).collect(Collectors.toSet());
  }

  /// Whatever happened without it is known to central once it is back.
  private void centralIsBackAt(int port) throws InterruptedException {
    central = central(port);
    PersonId ana = person(NOVEMBER, "Ana Quintero");
    await(
        () -> central.replica().memory().read(state -> state.ties().mutual(NOVEMBER)).size() == 1);
    assertEquals(
        1,
        central.replica().memory().read(state -> state.ties().promises(ana)).size(),
        "the promise is known where both can be reminded of it");
    theDigestGoes();
  }

  /// Nora was missed: what was written down for her goes by mail, once, with somebody who
  /// introduces her.
  private void theDigestGoes() throws InterruptedException {
    assertEquals(List.of(), office.taken());
    Http planner = Http.paired(central.origin(), Role.ORGANISER, central.pairingCode());
    String atOnce = "/api/events/" + NOVEMBER.hex() + "/digest/at-once";
    assertEquals(204, planner.post(atOnce, "{}").status());
    await(() -> office.taken().size() == 1);
    assertEquals("nora.away@example.org", office.taken().getFirst().to());
    String mail = new String(office.taken().getFirst().message().toArray(), StandardCharsets.UTF_8);
    assertTrue(mail.contains("Jonas Berg was there"), mail);
    assertTrue(mail.contains("https://club.example/c/12"), mail);
  }

  /// Two have talked, both agree that it leaves the table, and one of them introduces.
  private void aStoryIsWrittenDownForNora() {
    Reporter reporter = Reporter.at(box);
    PersonId jonas = person(NOVEMBER, "Jonas Berg");
    PersonId bo = person(NOVEMBER, "Bo Berg");
    String story = reporter.captured(jonas, bo);
    reporter.answer(story, jonas, "yes");
    reporter.answer(story, bo, "yes");
    Answer queued =
        reporter.queue(
            NOVEMBER, Reporter.item(story, person(NOVEMBER, NO_SHOWS.getFirst()), jonas));
    assertEquals(204, queued.status(), queued::body);
  }

  private Central central(int port) {
    SmtpServer server =
        new SmtpServer(
            SmtpServer.Address.of("localhost:" + office.port()),
            new Mailbox("Hearth", "hello@club.example"),
            Optional.empty(),
            Optional.empty());
    return Central.start(
        CentralConfig.local(folder.resolve("central"), port).mailing(Optional.of(server)));
  }

  /// The doors open; the six hosts come first, and the member who invited Ana.
  private void doors() {
    openDoors(NOVEMBER);
    hosts().forEach(name -> admit(NOVEMBER, name));
    admit(NOVEMBER, "Jonas Berg");
  }

  private void arrivals() {
    for (String name : names()) {
      if (!LATE.contains(name) && !NO_SHOWS.contains(name) && !isIn(NOVEMBER, name)) {
        admit(NOVEMBER, name);
      }
    }
  }

  private void late() {
    aStoryIsWrittenDownForNora();
    LATE.forEach(name -> admit(NOVEMBER, name));
  }

  private void nextMonth() {
    clock.later(MONTH);
    Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER))
        .post("/api/doors/close", "{}");
    openDoors(DECEMBER);
  }

  private void openDoors(EventId event) {
    Answer opened =
        Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER))
            .post("/api/events/" + event.hex() + "/open", "{}");
    assertEquals(204, opened.status(), opened::body);
  }

  private void admit(EventId event, String name) {
    scans++;
    String text = token(event, name).bare();
    Answer answer =
        kiosk.post("/api/scans", "{\"scanId\":\"%032x\",\"text\":\"%s\"}".formatted(scans, text));
    assertEquals("admitted", answer.text("decision"), () -> name + answer.body());
  }

  private boolean isIn(EventId event, String name) {
    return invitation(event, name).effective(0).isPresent();
  }

  private boolean left(String name) {
    return invitation(NOVEMBER, name).left(0);
  }

  private InvitationToken token(EventId event, String name) {
    return InvitationToken.issue(issuing, event, invitation(event, name).id(), null);
  }

  private String code(EventId event, String name) {
    return token(event, name).shortCode().grouped().replaceAll("[^0-9A-Z]", "");
  }

  private PersonId person(EventId event, String name) {
    return invitation(event, name).terms().map(Terms::person).orElseThrow();
  }

  private Invitation invitation(EventId event, String name) {
    return box.replica()
        .memory()
        .read(
            state ->
                state.guests().of(event).stream()
                    .flatMap(id -> state.guests().find(id).stream())
                    .filter(
                        i ->
                            i.terms()
                                .map(t -> state.people().profile(t.person()).name().equals(name))
                                .orElse(false))
                    .findFirst())
        .orElseThrow(() -> new AssertionError(name + " is not invited"));
  }

  private Set<InvitationId> invited(EventId event) {
    return box.replica().memory().read(state -> Set.copyOf(state.guests().of(event)));
  }

  private static void plan(
      Caller planner, EventId event, String name, Instant starts, String guests) {
    planner.post(
        "/api/events",
        Map.of(
            "event",
            event.hex(),
            "name",
            name,
            "place",
            "The hall",
            "startsAt",
            starts.minusSeconds(600).toString(),
            "endsAt",
            starts.plusSeconds(4 * 3_600).toString(),
            "timeZone",
            "Europe/Oslo",
            "hostOfTheEvening",
            "Jonas Berg"));
    planner.post(
        "/api/events/" + event.hex() + "/guest-list",
        "text/csv",
        guests.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> hosts() {
    return List.of("Mei Host", "Tom Host", "Uma Host", "Vic Host", "Wim Host", "Xia Host");
  }

  /// 6 hosts, 20 first-timers (Ana among them), 34 who return.
  private static List<String> names() {
    List<String> names = new ArrayList<>(hosts());
    names.addAll(List.of("Jonas Berg", "Ana Quintero", "Bo Berg", "Leo Leaver"));
    names.addAll(LATE);
    names.addAll(NO_SHOWS);
    for (int i = names.size(); i < GUESTS; i++) {
      names.add("Guest Number" + i);
    }
    return names;
  }

  private static String list() {
    StringBuilder csv =
        new StringBuilder(
            "Name;E-mail;Company;First timer;Invited by;Languages;Offers;Needs;Hosts a table;May be"
                + " introduced;Digest mail\n");
    List<String> names = names();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean first = name.equals("Ana Quintero") || i >= GUESTS - 19;
      csv.append(
          "%s;%s@example.org;%s;%s;%s;en;%s;%s;%s;yes;yes\n"
              .formatted(
                  name,
                  name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.'),
                  List.of("Fjord AS", "Sol SL", "Kiln Ltd", "Harbour Oy").get(i % 4),
                  first ? "yes" : "no",
                  first ? "Jonas Berg" : "",
                  i % 3 == 0 ? "tax law" : "",
                  i % 3 == 1 ? "tax law" : "",
                  i < 6 ? "yes" : ""));
    }
    return csv.toString();
  }

  /// The same people, none of whom is new any more.
  private static String returning() {
    StringBuilder csv = new StringBuilder("Name;E-mail\n");
    for (String name : names()) {
      csv.append(name)
          .append(';')
          .append(name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.'))
          .append("@example.org\n");
    }
    return csv.toString();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + 30_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "not within 30 s");
      Thread.sleep(50);
    }
  }
}
