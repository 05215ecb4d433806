package dev.foyer.insights;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Role;
import dev.foyer.insights.Seen.Evening;
import dev.foyer.insights.Seen.Someone;
import dev.foyer.measures.MorningAfter;
import dev.foyer.measures.MorningAfter.Reason;
import dev.foyer.measures.Network;
import dev.foyer.platform.Json;
import dev.foyer.projection.Replica;
import dev.foyer.reporting.EveningPicture;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What comes of one evening once it is over: its picture, `/api/events/{event}/picture.svg` and
/// `….csv`, with the names of those who agree to be named; and whom to write to the morning after,
/// `/api/events/{event}/morning-after`, for the community builder's eyes.
public final class EveningApi implements HttpService {
  /// Stands for a builder whom nobody has named.
  private static final PersonId NOBODY = new PersonId(0, 0);

  private final Replica replica;

  public EveningApi(Replica replica) {
    this.replica = replica;
  }

  /// @param reason `first-timer-without-tie`, `need-unmet`, `promise-due` or `missed`
  /// @param need in the guest's own words, for a need; null for another reason
  /// @param by who could do it; null if it is the builder and nobody is named as such
  /// @param because `offers-it`, `invited-them`, `sat-with-them`, `knows-them` or
  ///   `builds-the-community`
  record WriteTo(
      String whom, String reason, @Nullable String need, @Nullable String by, String because) {}

  /// @param builder the community builder's name; null if nobody is named
  record Morning(String event, @Nullable String builder, List<WriteTo> lines) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/events/{event}/picture.svg", this::svg)
        .get("/events/{event}/picture.csv", this::csv)
        .get("/events/{event}/morning-after", this::morning);
  }

  private void svg(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    Reading reading = Reading.of(replica);
    Evening evening = reading.evening(request, replica);
    String svg = EveningPicture.svg(network(reading, evening), evening.plan().name());
    Papers.send(response, "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8));
  }

  private void csv(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    Reading reading = Reading.of(replica);
    String csv = EveningPicture.csv(network(reading, reading.evening(request, replica)));
    Papers.send(response, "text/csv; charset=utf-8", csv.getBytes(StandardCharsets.UTF_8));
  }

  private static Network network(Reading reading, Evening evening) {
    Map<PersonId, String> names = new HashMap<>();
    reading
        .seen()
        .people()
        .forEach(
            (person, someone) -> {
              if (someone.agreeing().named() && !someone.profile().name().isBlank()) {
                names.put(person, someone.profile().name());
              }
            });
    return Network.of(reading.season(), reading.season().indexOf(evening.event()), names);
  }

  private void morning(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    Reading reading = Reading.of(replica);
    Evening evening = reading.evening(request, replica);
    PersonId builder = evening.builders().stream().findFirst().orElse(NOBODY);
    List<WriteTo> lines =
        MorningAfter.of(reading.season(), evening.event(), builder, reading.now()).stream()
            .flatMap(line -> line(reading, line).stream())
            .toList();
    Json.send(response, new Morning(evening.plan().name(), orNull(reading.name(builder)), lines));
  }

  /// Nobody can write to somebody without a name.
  private static Optional<WriteTo> line(Reading reading, MorningAfter.Line line) {
    String whom = reading.name(line.whom());
    return whom.isBlank()
        ? Optional.empty()
        : Optional.of(
            new WriteTo(
                whom,
                word(line.reason()),
                need(reading, line),
                orNull(reading.name(line.by().person())),
                word(line.by().because())));
  }

  private static @Nullable String need(Reading reading, MorningAfter.Line line) {
    Someone someone = reading.seen().people().get(line.whom());
    if (line.reason() != Reason.NEED_UNMET || someone == null) {
      return null;
    }
    return Seasons.needs(someone).get(line.number());
  }

  private static @Nullable String orNull(String name) {
    return name.isBlank() ? null : name;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
