package dev.foyer.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
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
    checkType(request);
    return read(Bodies.read(request, MAX_BODY), type);
  }

  /// The body of a request by somebody who is not known yet, as a value of `type`.
  ///
  /// @throws Problem 400 if it is not one, 413 if it is over 4 kB, 415 if it is not JSON
  public static <T> T readOfStranger(ServerRequest request, Class<T> type) {
    checkType(request);
    return read(Bodies.ofStranger(request), type);
  }

  private static void checkType(ServerRequest request) {
    if (!MediaTypes.of(request).equals("application/json")) {
      throw Problem.of(415, "not-json", "Send this request as application/json.");
    }
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

  /// Answers 200 with a value as JSON.
  public static void send(ServerResponse response, Object value) {
    response.header("Content-Type", "application/json").send(bytes(value));
  }

  /// A value as a tree, to be put into another document.
  public static JsonNode tree(Object value) {
    return STRICT.valueToTree(value);
  }

  /// What [#tree] was made of.
  ///
  /// @throws IllegalArgumentException if it is something else
  public static <T> T value(JsonNode tree, Class<T> type) {
    try {
      return STRICT.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
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
