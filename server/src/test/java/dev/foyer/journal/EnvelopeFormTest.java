package dev.foyer.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.Chain;
import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.CommunityId;
import dev.foyer.domain.Content;
import dev.foyer.domain.Envelope;
import dev.foyer.domain.Fact;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.Personal;
import dev.foyer.domain.HybridTimestamp;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.Stamp;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.FactCodec.Decoded;
import dev.foyer.platform.WallClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The frozen forms, held against bytes that were written down once: what a box wrote years ago,
/// and what another one sends, must mean the same for ever. The files in `envelope/` never change;
/// a new kind gets a new file.
class EnvelopeFormTest {
  private static final ObjectMapper JSON = FactJson.mapper();
  private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");
  private static final CommunityId COMMUNITY = new CommunityId("c0c1c2c3c4c5c6c7c8c9cacbcccdcecf");
  private static final ReplicaId REPLICA = new ReplicaId("b0b1b2b3b4b5b6b7b8b9babbbcbdbebf");
  private static final long EPOCH = 0x8182_8384_8586_8788L;
  private static final long WALL = 0x0000_0102_0304_0506L;

  /// 48 bits, the highest of them set; the counter's highest bit is set, too.
  private static final HybridTimestamp LATE = new HybridTimestamp(0xf1f2_f3f4_f5f6L, 0xe1e2);

  @TempDir Path folder;

  /// An envelope's bytes, and the chain's hash behind it if it is the first of its stream.
  private record Golden(Bytes envelope, Bytes chain) {}

  @Test
  void eachFieldOfAnEnvelopeStandsWhereItStood() throws IOException {
    Stamp stamp = new Stamp(LATE, WALL, ClockQuality.UNTRUSTED);
    Content content = new Content("kind-of-2040", 0x0a0b, "søknad/7", bytes("any"));
    Fact fact = new Fact(stream(), 0x0000_0203_0405_0607L, stamp, content);
    holds(new Golden(golden("unknown-kind"), golden("unknown-kind-chain")), fact);
  }

  @Test
  void oneOfEachKindIsWrittenAndReadAsItWas() throws IOException {
    assertEquals(List.of(), Specimens.left());
    try (PersonKeys keys = FilePersonKeys.open(folder.resolve("people"), Disk.SYSTEM)) {
      keys.add(Map.<PersonId, SecretKey>of(Specimens.ANA, KEY, Specimens.ANA.local(), KEY));
      FactCodec codec = new FactCodec(keys);
      List<FactBody> bodies = Specimens.ofEachKind();
      for (int i = 0; i < bodies.size(); i++) {
        FactBody body = bodies.get(i);
        String kind = FactKinds.of(body).name();
        Stamp stamp = new Stamp(new HybridTimestamp(WALL + i, i), WALL, ClockQuality.TRUSTED);
        if (!text("kinds.txt").contains(kind + ".json ")) {
          fail(
              "add to kinds.txt:\n"
                  + lines(new Fact(stream(), i + 1, stamp, codec.encode(body)), body));
        }
        String plain = line(kind + ".json");
        assertEquals(plain, JSON.writeValueAsString(body), kind);
        assertEquals(body, JSON.readValue(plain, body.getClass()), kind);
        Content content =
            body instanceof Personal
                ? new Content(kind, 1, body.subject(), bytes(line(kind + ".sealed")))
                : codec.encode(body);
        assertEquals(new Decoded.Known(body, true), codec.decode(content), kind);
        Bytes golden = Bytes.ofHex(line(kind + ".envelope"));
        Bytes chain = Bytes.ofHex(line(kind + ".chain"));
        holds(new Golden(golden, chain), new Fact(stream(), i + 1, stamp, content));
      }
    }
  }

  @Test
  void aSegmentOfTwoGroupsStandsAsItStood() throws IOException {
    try (FileJournal journal = FileJournal.open(settings())) {
      journal.append(List.of(content("one"), content("two")));
      journal.append(List.of(content("three")));
      assertEquals(golden("segment"), Bytes.of(Files.readAllBytes(segment())));
    }
    Files.write(segment(), golden("segment").toArray());
    try (FileJournal journal = FileJournal.open(settings())) {
      List<String> subjects =
          journal.read(1, 9).stream().map(entry -> entry.fact().content().subject()).toList();
      assertEquals(List.of("one", "two", "three"), subjects);
      assertEquals(golden("segment-hash"), journal.hashAt(3));
    }
  }

  @Test
  void theFileOfKeysStandsAsItStood() throws IOException {
    Path file = folder.resolve("people");
    try (PersonKeys keys = FilePersonKeys.open(file, Disk.SYSTEM)) {
      keys.add(Map.of(Specimens.ANA, KEY));
      assertEquals(golden("people"), Bytes.of(Files.readAllBytes(file)));
    }
    Files.write(file, golden("people").toArray());
    try (PersonKeys keys = FilePersonKeys.open(file, Disk.SYSTEM)) {
      assertEquals(KEY, keys.find(Specimens.ANA).orElseThrow());
    }
  }

  private Path segment() {
    return folder.resolve("0000000001.log");
  }

  private FileJournal.Settings settings() {
    WallClock clock =
        new WallClock() {
          @Override
          public long millis() {
            return WALL;
          }

          @Override
          public ClockQuality quality() {
            return ClockQuality.TRUSTED;
          }
        };
    return new FileJournal.Settings(folder, stream(), clock, Disk.SYSTEM, entries -> {});
  }

  private static void holds(Golden golden, Fact fact) {
    String kind = fact.content().kind();
    assertEquals(golden.envelope(), Bytes.of(Envelope.encode(fact)), kind);
    assertEquals(fact, Envelope.decode(golden.envelope().toArray()), kind);
    Bytes genesis = Chain.genesis(fact.stream());
    assertEquals(golden.chain(), Chain.next(genesis, golden.envelope().toArray()), kind);
  }

  private static StreamId stream() {
    return new StreamId(COMMUNITY, REPLICA, EPOCH);
  }

  private static Content content(String subject) {
    return new Content("test-kind", 1, subject, bytes("{}"));
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(UTF_8));
  }

  /// Hexadecimal digits; blanks, line ends and what follows a `#` are for people.
  private static Bytes golden(String name) throws IOException {
    String digits =
        text(name + ".hex")
            .lines()
            .map(line -> line.replaceAll("#.*|\\s", ""))
            .collect(Collectors.joining());
    return Bytes.of(HexFormat.of().parseHex(digits));
  }

  /// What a new kind's lines would be, to be written down once.
  private static String lines(Fact fact, FactBody body) throws IOException {
    String kind = fact.content().kind();
    byte[] envelope = Envelope.encode(fact);
    String payload = new String(fact.content().payload().toArray(), UTF_8);
    return String.join(
        "\n",
        kind + ".json " + JSON.writeValueAsString(body),
        body instanceof Personal ? kind + ".sealed " + payload : "",
        kind + ".envelope " + Bytes.of(envelope).hex(),
        kind + ".chain " + Chain.next(Chain.genesis(fact.stream()), envelope).hex());
  }

  /// What `kinds.txt` holds under a name: one of its lines, without the name.
  private static String line(String name) throws IOException {
    return text("kinds.txt")
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .findFirst()
        .orElseThrow()
        .substring(name.length() + 1);
  }

  private static String text(String file) throws IOException {
    try (InputStream in = EnvelopeFormTest.class.getResourceAsStream("/envelope/" + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8).strip();
    }
  }
}
