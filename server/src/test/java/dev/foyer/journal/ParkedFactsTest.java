package dev.foyer.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.domain.Answers;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Content;
import dev.foyer.domain.Fact;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.Personal;
import dev.foyer.domain.HybridTimestamp;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Stamp;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.FactCodec.Decoded;
import dev.foyer.journal.Journal.State;
import dev.foyer.projection.Memory;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A fact that cannot be used is set aside and counted; it stops nobody, now or at the next start.
class ParkedFactsTest {
  private static final ObjectMapper JSON = FactJson.mapper();

  /// The only components that may be absent.
  private static final Set<String> OPTIONAL =
      Set.of(
          "invitation-issued terms.inviter",
          "invitation-issued terms.token",
          "tablet-carried guest",
          "side-table-opened host",
          "help-raised event",
          "help-raised about",
          "help-raised about.invitation",
          "help-raised about.token");

  private static final Set<Class<?>> PRIVATE =
      Set.of(Profile.class, Answers.class, PrivateText.class);

  /// The components of an admission that no codec lets through.
  private static final @Nullable Object[] HOLLOW = {null, 1, null, null, null, null};

  @TempDir Path data;

  /// A payload with one component gone.
  private record Maimed(String what, Content content) {}

  @Test
  void anyKindWithAnyComponentGoneIsParkedAndStopsNobody() throws Exception {
    assertEquals(List.of(), Specimens.left());
    Memory memory = new Memory();
    try (Ledger ledger = Ledger.open(Given.ledger(data), memory)) {
      ledger.keys().keysFor(List.of(Specimens.ANA, Specimens.ANA.local()));
      List<Maimed> maimed = new ArrayList<>();
      for (FactBody body : Specimens.ofEachKind()) {
        maimed.addAll(maim(body, ledger));
      }
      assertTrue(maimed.size() > 200, "only " + maimed.size());
      long parked = 0;
      for (int i = 0; i < maimed.size(); i++) {
        ledger.journal().learn(List.of(fact(i + 1, maimed.get(i).content())));
        parked += OPTIONAL.contains(maimed.get(i).what().replaceAll(" (null|absent)$", "")) ? 0 : 1;
        assertEquals(parked, memory.parked(), maimed.get(i).what());
        assertInstanceOf(State.Running.class, ledger.journal().state(), maimed.get(i).what());
      }
      ledger.record(butTheErasure(Specimens.ofEachKind()));
      assertEquals(parked, memory.parked());
    }
    Memory again = new Memory();
    try (Ledger ledger = Ledger.open(Given.ledger(data), again)) {
      assertEquals(memory.parked(), again.parked());
      ledger.record(List.of(Specimens.ofEachKind().getFirst()));
    }
  }

  /// Whatever is maimed under a key reads as erased, and so as sound, once the key is destroyed.
  private static List<FactBody> butTheErasure(List<FactBody> bodies) {
    return bodies.stream().filter(body -> !(body instanceof FactBody.PersonErased)).toList();
  }

  @Test
  void whatTheFoldCannotTakeIsParkedAndTheRestIsApplied() throws ReflectiveOperationException {
    Memory memory = new Memory();
    FactBody bad = (FactBody) GuestAdmitted.class.getConstructors()[0].newInstance(HOLLOW);
    FactBody.PersonErased good = new FactBody.PersonErased(Specimens.ANA);
    Content content = new Content("test", 1, "test", Bytes.EMPTY);
    memory.heard(
        List.of(
            new Ledger.Recorded(1, fact(1, content), bad),
            new Ledger.Recorded(2, fact(2, content), good)));
    assertEquals(1, memory.parked());
    assertEquals(Set.of(Specimens.ANA), memory.read(ParkedFactsTest::erased));
  }

  @Test
  void whatIsParkedIsTriedAgainByHandAndCountsOnceItCanBeUsed() {
    Memory memory = new Memory();
    FactBody good = new FactBody.PersonErased(Specimens.ANA);
    Content content = new Content("test", 1, "test", Bytes.EMPTY);
    memory.heard(
        List.of(
            new Ledger.Recorded(1, fact(1, content), null),
            new Ledger.Recorded(2, fact(2, content), null)));
    assertEquals(List.of(1L, 2L), memory.firstParked(9));
    assertEquals(0, memory.retry(at -> new Ledger.Recorded(at, fact(at, content), null)));
    assertEquals(
        1, memory.retry(at -> new Ledger.Recorded(at, fact(at, content), at == 2 ? good : null)));
    assertEquals(List.of(1L), memory.firstParked(9));
    assertEquals(1, memory.parked());
    assertEquals(Set.of(Specimens.ANA), memory.read(ParkedFactsTest::erased));
    assertEquals(2, memory.position());
  }

  @Test
  void nonsenseOfAnyShapeIsUnreadableAndNeverThrows() {
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      for (FactBody body : Specimens.ofEachKind()) {
        Content sound = content(body, ledger);
        for (String payload :
            List.of("", "null", "[]", "7", "{}", "{\"guest\":{}}", "\u0000", "{")) {
          Content nonsense =
              new Content(sound.kind(), 1, sound.subject(), bytes(payload.getBytes(UTF_8)));
          assertInstanceOf(Decoded.Unreadable.class, ledger.codec().decode(nonsense), payload);
        }
      }
    }
  }

  private static Set<PersonId> erased(CommunityState state) {
    return state.people().erased(Specimens.ANA) ? Set.of(Specimens.ANA) : Set.of();
  }

  private static List<Maimed> maim(FactBody body, Ledger ledger) throws Exception {
    List<Maimed> all = new ArrayList<>();
    String kind = FactKinds.of(body).name();
    ObjectNode plain = JSON.valueToTree(body);
    for (String path : paths(plain, "")) {
      for (boolean absent : List.of(true, false)) {
        ObjectNode copy = plain.deepCopy();
        int dot = path.lastIndexOf('.');
        JsonNode parent = dot < 0 ? copy : copy.at("/" + path.substring(0, dot).replace('.', '/'));
        String name = path.substring(dot + 1);
        if (absent) {
          ((ObjectNode) parent).remove(name);
        } else {
          ((ObjectNode) parent).putNull(name);
        }
        String what = kind + " " + path + (absent ? " absent" : " null");
        all.add(new Maimed(what, content(body, copy, ledger)));
      }
    }
    return all;
  }

  private static List<String> paths(JsonNode json, String before) {
    List<String> paths = new ArrayList<>();
    json.properties()
        .forEach(
            part -> {
              paths.add(before + part.getKey());
              if (part.getValue().isObject()) {
                paths.addAll(paths(part.getValue(), before + part.getKey() + "."));
              }
            });
    return paths;
  }

  private static Content content(FactBody body, Ledger ledger) {
    ledger.keys().keysFor(List.of(Specimens.ANA, Specimens.ANA.local()));
    return ledger.codec().encode(body);
  }

  /// What a careless sender would write: the personal parts sealed, as they are.
  private static Content content(FactBody body, ObjectNode json, Ledger ledger) throws Exception {
    String kind = FactKinds.of(body).name();
    if (body instanceof Personal personal) {
      ObjectNode secret = JSON.createObjectNode();
      for (RecordComponent part : body.getClass().getRecordComponents()) {
        if (PRIVATE.contains(part.getType()) && json.has(part.getName())) {
          secret.set(part.getName(), json.remove(part.getName()));
        }
      }
      byte[] context = (kind + "/1/" + body.subject()).getBytes(UTF_8);
      byte[] sealed =
          Seal.seal(
              ledger.keys().find(personal.person()).orElseThrow(),
              JSON.writeValueAsBytes(secret),
              context);
      json.put("sealed", Base64.getEncoder().encodeToString(sealed));
    }
    return new Content(kind, 1, body.subject(), bytes(JSON.writeValueAsBytes(json)));
  }

  private static Bytes bytes(byte[] json) {
    return Bytes.of(json);
  }

  private static Fact fact(long seq, Content content) {
    Stamp stamp = new Stamp(new HybridTimestamp(seq, 0), seq, ClockQuality.TRUSTED);
    return new Fact(new StreamId(Given.COMMUNITY, Specimens.BOX, 9), seq, stamp, content);
  }
}
