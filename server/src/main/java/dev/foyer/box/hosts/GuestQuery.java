package dev.foyer.box.hosts;

import dev.foyer.domain.Folded;
import dev.foyer.platform.Fields;
import io.helidon.common.uri.UriQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a host looks for.
///
/// @param words folded; each is the beginning of a word of the guest's name or organisation
/// @param limit 1 to 200
record GuestQuery(List<String> words, Filter filter, int limit) {
  private static final int MOST = 200;

  enum Filter {
    ALL,
    ARRIVED,
    EXPECTED,
    FIRST_TIMERS
  }

  static GuestQuery of(UriQuery query) {
    String text = Fields.optionalText("q", query.first("q").orElse(""), 200);
    Filter filter =
        Fields.parsed(
            "filter",
            query.first("filter").orElse("all"),
            word -> Filter.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
    int limit = Fields.parsed("limit", query.first("limit").orElse("50"), Integer::parseInt);
    List<String> words =
        Arrays.stream(Folded.text(text).split(" ", -1)).filter(word -> !word.isEmpty()).toList();
    return new GuestQuery(words, filter, Math.clamp(limit, 1, MOST));
  }
}
