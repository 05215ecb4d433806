package dev.foyer.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityId;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.JobId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.RequestId;
import dev.foyer.domain.ScanId;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;

/// How the values of the domain stand in JSON: ids, bytes and times as strings, records as objects.
/// Frozen with the kinds of facts.
final class FactJson {
  private FactJson() {}

  static ObjectMapper mapper() {
    SimpleModule values = new SimpleModule();
    text(values, CommunityId.class, CommunityId::hex, CommunityId::new);
    text(values, ReplicaId.class, ReplicaId::hex, ReplicaId::new);
    text(values, EventId.class, EventId::hex, EventId::new);
    text(values, InvitationId.class, InvitationId::hex, InvitationId::new);
    text(values, PersonId.class, PersonId::hex, PersonId::new);
    text(values, DeviceId.class, DeviceId::hex, DeviceId::new);
    text(values, ScanId.class, ScanId::hex, ScanId::new);
    text(values, JobId.class, JobId::hex, JobId::new);
    text(values, RequestId.class, RequestId::hex, RequestId::new);
    text(values, ItemId.class, ItemId::hex, ItemId::new);
    text(values, Bytes.class, Bytes::hex, Bytes::ofHex);
    text(values, PrivateText.class, PrivateText::value, PrivateText::new);
    text(values, Instant.class, Instant::toString, Instant::parse);
    text(values, ZoneId.class, ZoneId::getId, ZoneId::of);
    text(values, FactId.class, FactId::toString, id -> FactId.parse(id).orElseThrow());
    return JsonMapper.builder()
        .addModule(values)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .build();
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(
        type,
        new JsonSerializer<T>() {
          @Override
          public void serialize(T value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(write.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new JsonDeserializer<T>() {
          @Override
          public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_STRING)) {
              return context.reportInputMismatch(type, "a string is expected here");
            }
            return read.apply(in.getText());
          }
        });
  }
}
