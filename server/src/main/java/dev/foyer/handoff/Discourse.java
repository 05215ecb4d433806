package dev.foyer.handoff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.domain.Bytes;
import dev.foyer.platform.Json;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A conversation becomes a topic of a Discourse forum, and those who have agreed are invited to
/// it.
///
/// Discourse's HTTP API (docs.discourse.org: `createTopicPostTopicPM`, `createInvite`,
/// `getTopicByExternalId`): `POST /posts.json` makes a topic; its `external_id` is taken once, so
/// that a repeat is answered with 422 and not with a second topic; `GET /t/external_id/ID.json`
/// then finds it. `POST /invites.json` has Discourse write to one address. `Api-Key` and
/// `Api-Username` open the door.
///
/// @param site such as `https://forum.example`, with a path if the forum has one
/// @param user in whose name it is done
/// @param category number of the category; empty for the forum's default
public record Discourse(URI site, String user, OptionalInt category) {
  /// The name of the header with the key, for [WebSender.Credential].
  public static final String KEY_HEADER = "Api-Key";

  /// Discourse's setting `min_topic_title_length` as it comes.
  private static final int LEAST_TITLE = 15;

  private static final Pattern USER = Pattern.compile("[\\w.-]{1,60}");
  private static final Pattern TOPIC_AT_END = Pattern.compile("/t/(?:[^/]+/)?(\\d+)(?:\\.json)?$");
  private static final ObjectMapper LENIENT = new ObjectMapper();

  public Discourse {
    if (!Words.isSafe(site) || site.getRawQuery() != null) {
      throw new IllegalArgumentException("A forum has an address like https://forum.example.");
    }
    if (!USER.matcher(user).matches()) {
      throw new IllegalArgumentException(
          "Name the forum's user in whose name topics are made, without @.");
    }
  }

  /// The request that makes the topic.
  ///
  /// @throws IllegalArgumentException with the sentence of [Stub#obstacle]
  public Delivery.Requests topic(Stub stub) {
    Shared shared = stub.on(Channel.DISCOURSE);
    Map<String, Object> topic = new LinkedHashMap<>();
    topic.put("title", title(shared.words().topic()));
    topic.put("raw", shared.markdown());
    category.ifPresent(number -> topic.put("category", number));
    topic.put("external_id", externalId(stub));
    return delivery(List.of(post("/posts.json", topic)));
  }

  /// The requests that invite everybody who has agreed and has given an address, one each.
  ///
  /// @param topic its number, from [#number]
  public Delivery.Requests invitations(Stub stub, long topic) {
    Shared shared = stub.on(Channel.DISCOURSE);
    return delivery(
        shared.people().stream()
            .flatMap(person -> person.mail().stream())
            .map(mail -> invitation(shared, mail.address(), topic))
            .toList());
  }

  private WebRequest invitation(Shared shared, String address, long topic) {
    Map<String, Object> invitation = new LinkedHashMap<>();
    invitation.put("email", address);
    invitation.put("topic_id", topic);
    invitation.put(
        "custom_message",
        "You took part in \""
            + shared.words().topic()
            + "\". It goes on here, and "
            + shared.keeper().name()
            + " keeps it.");
    return post("/invites.json", invitation);
  }

  /// The request that finds a topic which an earlier attempt has made, after a 422.
  public Delivery.Requests search(Stub stub) {
    URI target = at("/t/external_id/" + externalId(stub) + ".json");
    return delivery(List.of(new WebRequest("GET", target, headers(), Bytes.EMPTY)));
  }

  /// The topic's number, from the answer to [#topic] or [#search]; empty if it has none.
  public static OptionalLong number(WebSender.Answer answer) {
    if (answer.location().isPresent()) {
      Matcher end = TOPIC_AT_END.matcher(answer.location().get());
      return end.find() ? OptionalLong.of(Long.parseLong(end.group(1))) : OptionalLong.empty();
    }
    try {
      JsonNode topic = LENIENT.readTree(answer.body().toArray()).path("topic_id");
      return answer.isDone() && topic.isIntegralNumber()
          ? OptionalLong.of(topic.longValue())
          : OptionalLong.empty();
    } catch (JsonProcessingException e) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
  }

  private static String externalId(Stub stub) {
    return "foyer-" + stub.id();
  }

  private static String title(String topic) {
    return topic.length() < LEAST_TITLE ? "Conversation: " + topic : topic;
  }

  private WebRequest post(String path, Map<String, Object> document) {
    return WebRequest.json("POST", at(path), headers(), Json.bytes(document));
  }

  private Map<String, String> headers() {
    return Map.of("Accept", "application/json", "Api-Username", user);
  }

  private URI at(String path) {
    return URI.create(site.toString().replaceAll("/+$", "") + path);
  }

  private static Delivery.Requests delivery(List<WebRequest> requests) {
    return new Delivery.Requests(Channel.DISCOURSE, requests);
  }
}
