package dev.foyer.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;

/// JSON on the wire, read strictly: unknown fields, wrong types, missing values, repeated keys and
/// whatever follows the document are refused, with the field named.
public final class Json {
  private static final int MAX_BODY = 256 * 1024;
  private static final ObjectMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxStringLength(MAX_BODY)
                          .maxNameLength(200)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .withCoercionConfig(
              LogicalType.Textual,
              texts -> {
                texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                texts.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                texts.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
              })
          .build();

  private Json() {}

  /// The request's body as a value of `type`.
  ///
  /// @throws Problem 400 if it is not one, 413 if it is over 256 kB, 415 if it is not JSON
  public static <T> T read(ServerRequest request, Class<T> type) {
    String contentType = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    if (!contentType.startsWith("application/json")) {
      throw Problem.of(415, "not-json", "Send this request as application/json.");
    }
    return read(body(request, MAX_BODY), type);
  }

  /// A document as a value of `type`.
  ///
  /// @throws Problem 400 if it is not one
  public static <T> T read(byte[] document, Class<T> type) {
    try {
      T value = STRICT.readValue(document, type);
      if (value == null) {
        throw Problem.of(400, "bad-request", "The request's body is empty: send a JSON object.");
      }
      return value;
    } catch (JsonMappingException e) {
      String field = e.getPath().stream().map(Json::name).collect(Collectors.joining("."));
      throw field.isEmpty()
          ? Problem.of(400, "bad-request", "The request's body is not the JSON object expected.")
          : Problem.field(
              field, "The field \"" + field + "\" is unknown, missing or of a wrong type.");
    } catch (JsonProcessingException e) {
      throw Problem.of(400, "bad-request", "The request's body is not well-formed JSON.");
    } catch (IOException e) {
      throw Problem.of(400, "bad-request", "The request's body could not be read.");
    }
  }

  /// The whole body of a request.
  ///
  /// @throws Problem 413 if it has more than `most` bytes
  public static byte[] body(ServerRequest request, int most) {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    Patience.BODY.begins();
    try (InputStream in = request.content().inputStream()) {
      byte[] body = in.readNBytes(most + 1);
      Patience.BODY.ends();
      if (body.length > most) {
        throw Problem.of(413, "too-large", "Send at most " + most / 1024 + " kB at once.");
      }
      return body;
    } catch (IOException e) {
      throw Problem.of(400, "bad-request", "The request's body could not be read.");
    } finally {
      Patience.BODY.fails();
    }
  }

  /// Answers 200 with a value as JSON.
  public static void send(ServerResponse response, Object value) {
    response.header("Content-Type", "application/json").send(bytes(value));
  }

  public static byte[] bytes(Object value) {
    try {
      return STRICT.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer could not be written as JSON", e);
    }
  }

  public static String text(Object value) {
    try {
      return STRICT.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer could not be written as JSON", e);
    }
  }

  private static String name(Reference reference) {
    return reference.getFieldName() == null
        ? "[" + reference.getIndex() + "]"
        : reference.getFieldName();
  }
}
