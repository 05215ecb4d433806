package dev.foyer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.foyer.Http.Answer;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The OpenAPI document as a program serves it, and answers held against it.
public final class OpenApiDocument {
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  private final JsonNode document;
  private final Set<String> answered = new TreeSet<>();

  private OpenApiDocument(JsonNode document) {
    this.document = document;
  }

  public static OpenApiDocument servedAt(String origin) {
    return new OpenApiDocument(Http.stranger(origin).get("/openapi").json());
  }

  public JsonNode json() {
    return document;
  }

  /// All operations of a program (`box` or `central`), such as `POST /api/scans`.
  public Set<String> operations(String program) {
    Set<String> operations = new TreeSet<>();
    for (var path : document.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        String programs = operation.getValue().path("x-programs").toString();
        if (programs.contains("\"" + program + "\"")) {
          operations.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    return operations;
  }

  /// The operations of which a success was checked.
  public Set<String> answered() {
    return answered;
  }

  /// Checks that an answer is one that the document names: its status, its type, its schema.
  public Answer check(String operation, Answer answer) {
    String[] words = operation.split(" ", 2);
    String said = operation + " " + answer.status() + " " + answer.body();
    JsonNode responses =
        document
            .path("paths")
            .path(words[1])
            .path(words[0].toLowerCase(Locale.ROOT))
            .path("responses");
    JsonNode response = resolved(responses.path(Integer.toString(answer.status())));
    assertTrue(!response.isMissingNode(), "not documented: " + said);
    if (response.has("content")) {
      String type = answer.raw().headers().firstValue("content-type").orElse("").split(";", 2)[0];
      JsonNode content = response.path("content").path(type);
      assertTrue(!content.isMissingNode(), "another type: " + type + " " + said);
      if (type.endsWith("json") && content.path("schema").has("$ref")) {
        var faults = schema(content.path("schema")).validate(answer.json());
        assertTrue(faults.isEmpty(), faults + " " + said);
      }
    }
    if (answer.status() < 300) {
      answered.add(operation);
    }
    return answer;
  }

  /// Every `$ref` of the document that leads nowhere.
  public Set<String> brokenReferences() {
    Set<String> broken = new TreeSet<>();
    document.findValuesAsText("$ref").stream()
        .filter(ref -> document.at(ref.substring(1)).isMissingNode())
        .forEach(broken::add);
    return broken;
  }

  /// What an operation says about its address, its device or its schemes that is not so: a
  /// parameter in the address that is not declared or the other way round, a change by a device
  /// without the header Foyer-Role, a security scheme that there is none of.
  public Set<String> faultyOperations() {
    Set<String> faults = new TreeSet<>();
    for (var path : document.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        String name = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
        Set<String> declared = parameters(operation.getValue(), "path");
        if (!declared.equals(inAddress(path.getKey()))) {
          faults.add(name + " declares in its path " + declared);
        }
        Set<String> schemes = schemes(operation.getValue());
        schemes.removeIf(document.path("components").path("securitySchemes")::has);
        schemes.forEach(scheme -> faults.add(name + " names the scheme " + scheme));
        boolean changes = operation.getValue().has("x-roles") && !operation.getKey().equals("get");
        if (changes && !parameters(operation.getValue(), "header").contains("Foyer-Role")) {
          faults.add(name + " does not name Foyer-Role");
        }
      }
    }
    return faults;
  }

  private static Set<String> inAddress(String path) {
    Set<String> names = new TreeSet<>();
    Pattern.compile("\\{([a-z]+)}").matcher(path).results().forEach(m -> names.add(m.group(1)));
    return names;
  }

  private Set<String> parameters(JsonNode operation, String in) {
    Set<String> names = new TreeSet<>();
    for (JsonNode parameter : operation.path("parameters")) {
      JsonNode declared = resolved(parameter);
      if (declared.path("in").asText().equals(in)) {
        names.add(declared.path("name").asText());
      }
    }
    return names;
  }

  private static Set<String> schemes(JsonNode operation) {
    Set<String> names = new TreeSet<>();
    for (JsonNode way : operation.path("security")) {
      way.fieldNames().forEachRemaining(names::add);
    }
    return names;
  }

  private com.networknt.schema.JsonSchema schema(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components"));
    return SCHEMAS.getSchema(whole);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }
}
