package dev.foyer.organising;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.devices.Program;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Folded;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.Role;
import dev.foyer.organising.GuestLists.Outcome;
import dev.foyer.organising.ListFile.Remark;
import dev.foyer.platform.Bodies;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.MediaTypes;
import dev.foyer.platform.Problem;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A guest list in: `/api/events/{event}/guest-list`, `…/preview`, and the list as it is now:
/// `…/guests`.
public final class GuestListApi implements HttpService {
  /// What browsers call such a file; Windows with Excel has a name of its own.
  private static final Set<String> TYPES =
      Set.of("text/csv", "text/plain", "application/csv", "application/vnd.ms-excel");

  private static final int MOST_REMARKS = 500;

  private final Home home;
  private final GuestLists lists;
  private final GuestStore store;

  public GuestListApi(Home home) {
    this.home = home;
    this.lists = new GuestLists(home.replica());
    this.store = new GuestStore(home.replica().projection());
  }

  /// @param mapping from field to the heading of its column
  /// @param missing guests of the event who are not in this file; they stay
  /// @param remarks parts of good rows that were left out
  record Report(
      List<String> columns,
      Map<String, String> mapping,
      int rows,
      int good,
      int added,
      int changed,
      int unchanged,
      int missing,
      List<Remark> bad,
      List<Remark> remarks) {}

  record Listing(List<GuestShown> guests, boolean more) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .post("/events/{event}/guest-list/preview", this::preview)
        .post("/events/{event}/guest-list", this::upload)
        .get("/events/{event}/guests", this::guests);
  }

  /// What guests eat is known to the box whose kitchen cooks, and nowhere else.
  private static final String NO_DIET =
      "What guests eat stays at the venue: upload this column on the box there. It is left out.";

  private void preview(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    EventId event = home.event(request);
    ListFile file = file(request);
    Map<Field, Integer> mapping = mapping(request, file);
    if (!Field.tellName(mapping)) {
      Outcome nothing =
          new Outcome(
              file.rows().size(), new GuestLists.Counts(0, 0, 0), 0, file.torn(), List.of());
      Json.send(response, report(file, mapping, nothing));
      return;
    }
    Json.send(response, report(file, mapping, lists.preview(event, file, mapping)));
  }

  private void upload(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    EventId event = home.event(request);
    ListFile file = file(request);
    Map<Field, Integer> mapping = mapping(request, file);
    if (!Field.tellName(mapping)) {
      throw Problem.field("mapping", "Say which column holds the names.");
    }
    Json.send(response, report(file, mapping, lists.upload(event, file, mapping)));
  }

  private void guests(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER, Role.HOST);
    EventId event = home.event(request);
    String words = Folded.text(request.query().first("q").orElse(""));
    int limit = limit(request);
    List<InvitationId> guests = store.find(event, words, limit + 1);
    List<GuestShown> found = GuestShown.of(home.replica().memory(), guests);
    boolean more = found.size() > limit;
    Json.send(response, new Listing(more ? found.subList(0, limit) : found, more));
  }

  private static int limit(ServerRequest request) {
    int limit =
        Fields.parsed("limit", request.query().first("limit").orElse("50"), Integer::parseInt);
    if (limit < 1 || limit > 1_000) {
      throw Problem.field("limit", "Ask for 1 to 1000 guests at once.");
    }
    return limit;
  }

  private static ListFile file(ServerRequest request) {
    if (!TYPES.contains(MediaTypes.of(request))) {
      throw Problem.of(415, "not-csv", "Send the guest list as a CSV file.");
    }
    return Bodies.large(request, ListFile.MAX_BYTES, ListFile::read);
  }

  /// The columns that the organiser chose, or else those that can be told by their headings.
  private Map<Field, Integer> mapping(ServerRequest request, ListFile file) {
    Optional<String> chosen = request.query().first("mapping").asOptional();
    if (chosen.isEmpty()) {
      Map<Field, Integer> detected = Field.detect(file.columns());
      if (isCentral()) {
        detected.remove(Field.DIET);
      }
      return detected;
    }
    Map<Field, Integer> mapping = new EnumMap<>(Field.class);
    Json.read(chosen.get().getBytes(StandardCharsets.UTF_8), Chosen.class)
        .forEach((word, column) -> choose(mapping, word, file.columns().indexOf(column)));
    if (isCentral() && mapping.containsKey(Field.DIET)) {
      throw Problem.field(
          "mapping", "What guests eat stays at the venue: upload this column on the box there.");
    }
    return mapping;
  }

  private boolean isCentral() {
    return home.program() == Program.CENTRAL;
  }

  private static void choose(Map<Field, Integer> mapping, String word, int column) {
    Field field =
        Field.of(word)
            .orElseThrow(() -> Problem.field("mapping", "There is no such field of a guest."));
    if (column < 0) {
      throw Problem.field("mapping", "The file has no such column for \"" + word + "\".");
    }
    mapping.put(field, column);
  }

  /// Field to column.
  static final class Chosen extends LinkedHashMap<String, String> {
    private static final long serialVersionUID = 1;
  }

  private Report report(ListFile file, Map<Field, Integer> mapping, Outcome outcome) {
    Map<String, String> columns = new LinkedHashMap<>();
    mapping.forEach((field, column) -> columns.put(field.word(), file.columns().get(column)));
    return new Report(
        file.columns(),
        columns,
        outcome.rows(),
        outcome.counts().good(),
        outcome.counts().added(),
        outcome.counts().changed(),
        outcome.counts().unchanged(),
        outcome.missing(),
        outcome.bad().stream().limit(MOST_REMARKS).toList(),
        remarks(file, outcome));
  }

  private List<Remark> remarks(ListFile file, Outcome outcome) {
    boolean diet = isCentral() && Field.detect(file.columns()).containsKey(Field.DIET);
    Stream<Remark> first = diet ? Stream.of(new Remark(1, NO_DIET)) : Stream.empty();
    return Stream.concat(first, outcome.remarks().stream()).limit(MOST_REMARKS).toList();
  }
}
