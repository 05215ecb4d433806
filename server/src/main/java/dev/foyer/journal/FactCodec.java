package dev.foyer.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.domain.Answers;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.Content;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.Personal;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Profile;
import dev.foyer.platform.DatabaseTrouble;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// Between what a fact says and its payload: JSON, with everything personal in one sealed part,
/// `{"…": …, "sealed": "base64"}`, under the key of the person whom the body names. The kind, its
/// version and the subject are bound into the seal.
public final class FactCodec {
  private static final String SEALED = "sealed";
  private static final Map<Class<?>, List<String>> PRIVATE_PARTS = new ConcurrentHashMap<>();
  private static final ObjectMapper JSON = FactJson.mapper();
  private static final Map<Class<?>, ObjectReader> READERS = new ConcurrentHashMap<>();

  private final PersonKeys keys;
  private final Predicate<PersonId> gone;

  /// What a payload turned out to say.
  public sealed interface Decoded {
    /// @param whole whether whatever is personal in it could be read; false if the key is missing
    record Known(FactBody body, boolean whole) implements Decoded {}

    /// A kind of a later version of Foyer: kept, passed on, and applied after an upgrade.
    record Unknown() implements Decoded {}

    /// A known kind that cannot be read: parked.
    record Unreadable(String reason) implements Decoded {}
  }

  public FactCodec(PersonKeys keys) {
    this(keys, person -> false);
  }

  /// @param gone people who get no key any more: what is said of them is sealed all the same, and
  ///   nobody can ever read it
  FactCodec(PersonKeys keys, Predicate<PersonId> gone) {
    this.keys = keys;
    this.gone = gone;
  }

  /// Whether a new fact says anything that only its person's key may open.
  public boolean saysSomething(FactBody body) {
    FactKinds.Kind kind = FactKinds.of(body);
    ObjectNode json = JSON.valueToTree(body);
    return !isErased(json, kind.type());
  }

  /// The content of a new fact. The person's key must be in the store already, if the fact
  /// [#saysSomething].
  ///
  /// @throws PersonUnreadable if that key is damaged and there is something to seal under it
  public Content encode(FactBody body) {
    FactKinds.Kind kind = FactKinds.of(body);
    ObjectNode json = JSON.valueToTree(body);
    if (body instanceof Personal personal) {
      ObjectNode secret = JSON.createObjectNode();
      privateParts(kind.type()).forEach(part -> secret.set(part, json.remove(part)));
      byte[] context = context(kind.name(), kind.version(), body.subject());
      SecretKey key = key(personal.person(), isErased(secret, kind.type()));
      byte[] sealed = Seal.seal(key, bytes(secret), context);
      json.put(SEALED, Base64.getEncoder().encodeToString(sealed));
    }
    return new Content(kind.name(), kind.version(), body.subject(), Bytes.of(bytes(json)));
  }

  /// What a fact says, personal parts erased where the person's key is not here.
  ///
  /// @throws DatabaseTrouble if the keys are in a database that cannot be had
  public Decoded decode(Content content) {
    Optional<FactKinds.Kind> kind = FactKinds.find(content.kind(), content.kindVersion());
    if (kind.isEmpty()) {
      return new Decoded.Unknown();
    }
    try {
      Decoded.Known known = read(content, kind.get());
      if (known == null) {
        return new Decoded.Unreadable("the payload is no JSON object");
      }
      FactBody body = known.body();
      Optional<String> missing = Wholeness.missing(body);
      if (missing.isPresent()) {
        return new Decoded.Unreadable(content.kind() + " has no " + missing.get());
      }
      return body.subject().equals(content.subject())
          ? known
          : new Decoded.Unreadable("the payload is about something else than the envelope says");
    } catch (DatabaseTrouble e) {
      // That a key cannot be asked for just now says nothing of the fact.
      throw e;
    } catch (IOException | RuntimeException e) {
      return new Decoded.Unreadable(
          content.kind() + " cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private Decoded.@Nullable Known read(Content content, FactKinds.Kind kind) throws IOException {
    ObjectReader reader = READERS.computeIfAbsent(kind.type(), JSON::readerFor);
    byte[] payload = content.payload().toArray();
    if (!Personal.class.isAssignableFrom(kind.type())) {
      FactBody body = reader.readValue(payload);
      return body == null ? null : new Decoded.Known(body, true);
    }
    if (JSON.readTree(payload) instanceof ObjectNode object) {
      boolean whole = open(object, kind, content);
      return new Decoded.Known(reader.readValue(object), whole);
    }
    return null;
  }

  /// Whose key a fact is about, without opening it: the person of a personal fact, the guest of an
  /// invitation; empty for everything else, for what stays where it was written, and for what
  /// cannot be read.
  public Optional<PersonId> person(Content content) {
    Optional<FactKinds.Kind> kind = FactKinds.find(content.kind(), content.kindVersion());
    boolean names =
        kind.isPresent()
            && (Personal.class.isAssignableFrom(kind.get().type())
                || kind.get().type() == InvitationIssued.class);
    return names ? named(content).filter(person -> !person.isLocal()) : Optional.empty();
  }

  /// The first field of that name, which in an invitation stands within its terms.
  private static Optional<PersonId> named(Content content) {
    try (JsonParser in = JSON.createParser(content.payload().toArray())) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token == JsonToken.FIELD_NAME && in.currentName().equals("person")) {
          return Optional.ofNullable(in.nextTextValue()).map(PersonId::new);
        }
      }
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Puts what was sealed into its place, or nothing if that cannot be opened; true unless it holds
  /// more than nothing, as its length tells, and the key is not here.
  private boolean open(ObjectNode json, FactKinds.Kind kind, Content content) throws IOException {
    JsonNode sealed = json.remove(SEALED);
    JsonNode person = json.get("person");
    if (sealed == null || person == null) {
      throw new IOException("no sealed part");
    }
    byte[] box = Base64.getDecoder().decode(sealed.asText());
    byte[] context = context(kind.name(), kind.version(), content.subject());
    Optional<SecretKey> key = keys.find(new PersonId(person.asText()));
    Optional<byte[]> plain = key.flatMap(known -> Seal.open(known, box, context));
    if (plain.isPresent() && JSON.readTree(plain.get()) instanceof ObjectNode secret) {
      privateParts(kind.type()).forEach(part -> json.set(part, secret.get(part)));
    } else {
      for (RecordComponent part : kind.type().getRecordComponents()) {
        erased(part.getType()).ifPresent(value -> json.set(part.getName(), value));
      }
    }
    return key.isPresent() || box.length <= Seal.sealed(bytes(nothing(kind.type())).length);
  }

  /// The sealed part of a fact of this type that says nothing personal.
  private static ObjectNode nothing(Class<?> type) {
    ObjectNode nothing = JSON.createObjectNode();
    for (RecordComponent part : type.getRecordComponents()) {
      erased(part.getType()).ifPresent(value -> nothing.set(part.getName(), value));
    }
    return nothing;
  }

  private static Optional<JsonNode> erased(Class<?> type) {
    if (type == Profile.class) {
      return Optional.of(JSON.valueToTree(Profile.ERASED));
    }
    if (type == Answers.class) {
      return Optional.of(JSON.valueToTree(Answers.ERASED));
    }
    return type == PrivateText.class
        ? Optional.of(JSON.valueToTree(PrivateText.ERASED))
        : Optional.empty();
  }

  private static List<String> privateParts(Class<?> type) {
    return PRIVATE_PARTS.computeIfAbsent(
        type,
        t ->
            List.of(t.getRecordComponents()).stream()
                .filter(part -> erased(part.getType()).isPresent())
                .map(RecordComponent::getName)
                .toList());
  }

  /// The key to seal under. Where there is none, what says nothing is sealed under one that nobody
  /// keeps: it will read as nothing, which is what it is, and the guest gets in. The person's key
  /// may be on its way here, and there must be no other.
  private SecretKey key(PersonId person, boolean saysNothing) {
    Optional<SecretKey> key = keys.find(person);
    if (key.isPresent()) {
      return key.get();
    }
    if (saysNothing || gone.test(person)) {
      return PersonKeys.random();
    }
    if (keys.unreadable(person)) {
      throw new PersonUnreadable();
    }
    throw new IllegalStateException("the person's key is not in the store yet");
  }

  private static boolean isErased(ObjectNode secret, Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .allMatch(
            part ->
                erased(part.getType())
                    .map(nothing -> nothing.equals(secret.get(part.getName())))
                    .orElse(true));
  }

  private static byte[] context(String kind, int version, String subject) {
    return (kind + "/" + version + "/" + subject).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ObjectNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON can always be written", e);
    }
  }
}
