package dev.foyer.printer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The formats in a printer by which labels are released: each is a whole label of art and of the
/// fields in one of two places, read back from the printer once per connection. Whatever a line
/// loses of a release, it names that label or none:
///
/// - All names are a letter and seven digits, and letter and digits occur nowhere else in a
///   release, so what is left of one name is never another; the two places share neither letter nor
///   digit.
/// - Formats of these names that nobody wants are deleted.
/// - A format whose first bytes are lost is not kept but printed at once. So none is sent while the
///   pictures are there that it would draw.
///
/// Not thread-safe.
final class StoredFormats {
  private static final int SENDINGS = 5;

  /// So many labels came out that should have been kept, and the printer is believed to know no
  /// formats.
  private static final int TOO_MANY_PRINTED = 2;

  /// What a damaged name leaves of ours, and the name that stands for none.
  private static final Pattern STRAY = Pattern.compile("[JV]\\d{0,7}|UNKNOWN");

  /// Where fields lie, one label's beside those of the label before it.
  static final List<String> PLACES = List.of("F01234", "F56789");

  private static final List<NamedFormat.Series> SERIES =
      List.of(new NamedFormat.Series('J', 0), new NamedFormat.Series('V', 5));

  private final Conversation conversation;
  private final StoringLanguage language;
  private final StoredPictures pictures;
  private final Map<String, String> verified = new HashMap<>();

  /// What this printer does with formats; a firmware does not change.
  private Ability ability = Ability.UNTRIED;

  private enum Ability {
    UNTRIED,
    SHOWS,
    NONE
  }

  /// Whether labels can be released by formats.
  enum Verdict {
    KEPT,
    /// This printer keeps none, or does not show them.
    NEVER,
    /// They do not arrive whole.
    DAMAGED,
    /// The printer does not tell.
    UNHEARD
  }

  StoredFormats(Conversation conversation, StoringLanguage language, StoredPictures pictures) {
    this.conversation = conversation;
    this.language = language;
    this.pictures = pictures;
  }

  /// What was read back before may be gone.
  void doubt() {
    verified.clear();
  }

  /// The format for a label with its fields in a place.
  NamedFormat format(Label like, String art, String place) {
    return NamedFormat.of(
        SERIES.get(PLACES.indexOf(place)), language.format(like, List.of(art, place)));
  }

  /// Makes sure that the formats for labels like this lie in the printer.
  ///
  /// @param art the name of its art; it is gone afterwards if they had to be sent
  Verdict ensure(Label like, String art) {
    List<NamedFormat> wanted = PLACES.stream().map(place -> format(like, art, place)).toList();
    if (ability == Ability.NONE) {
      return Verdict.NEVER;
    }
    if (wanted.stream().allMatch(format -> format.text().equals(verified.get(format.name())))) {
      return Verdict.KEPT;
    }
    conversation.tell(language.settings(like));
    Optional<KeptFormats> kept = ask(wanted);
    if (kept.isEmpty()) {
      return Verdict.UNHEARD;
    }
    return areThere(wanted, kept.get()) ? Verdict.KEPT : send(wanted, kept.get(), art);
  }

  private Verdict send(List<NamedFormat> wanted, KeptFormats found, String art) {
    KeptFormats kept = found;
    Set<List<String>> shown = new HashSet<>();
    LabelCount before = countedOnceIdle();
    for (int sending = 0; sending < SENDINGS; sending++) {
      if (!pictures.rid(drawn(art))) {
        return Verdict.UNHEARD;
      }
      send(wanted, kept);
      Optional<KeptFormats> answer = ask(wanted);
      if (answer.isEmpty()) {
        return Verdict.UNHEARD;
      }
      kept = answer.get();
      if (areThere(wanted, kept)) {
        return Verdict.KEPT;
      }
      shown.add(kept.shown());
      if (wasPrinted(before, countedOnceIdle())) {
        return orNever(Verdict.DAMAGED);
      }
    }
    // A line that loses bytes hardly ever loses the same ones again: a printer that shows the same
    // each time shows what it makes of formats.
    return shown.size() == 1 ? orNever(Verdict.DAMAGED) : Verdict.DAMAGED;
  }

  private Verdict orNever(Verdict verdict) {
    if (ability == Ability.SHOWS) {
      return verdict;
    }
    ability = Ability.NONE;
    return Verdict.NEVER;
  }

  private boolean areThere(List<NamedFormat> wanted, KeptFormats kept) {
    if (!missing(wanted, kept).isEmpty() || !strays(wanted, kept).isEmpty()) {
      return false;
    }
    wanted.forEach(format -> verified.put(format.name(), format.text()));
    ability = Ability.SHOWS;
    return true;
  }

  private void send(List<NamedFormat> wanted, KeptFormats kept) {
    strays(wanted, kept).forEach(name -> conversation.tell(language.forgetFormat(name)));
    missing(wanted, kept)
        .forEach(format -> conversation.tell(language.keep(format.name(), format.text())));
  }

  private Optional<KeptFormats> ask(List<NamedFormat> wanted) {
    List<String> names = wanted.stream().map(NamedFormat::name).toList();
    return conversation.askAtLeisure(language.askFormats(names), language::formats);
  }

  private static List<NamedFormat> missing(List<NamedFormat> wanted, KeptFormats kept) {
    return wanted.stream().filter(format -> !kept.holds(format.name(), format.text())).toList();
  }

  private List<String> strays(List<NamedFormat> wanted, KeptFormats kept) {
    Set<String> ours = new HashSet<>(verified.keySet());
    wanted.forEach(format -> ours.add(format.name()));
    return kept.names().stream()
        .filter(name -> STRAY.matcher(name).matches() && !ours.contains(name))
        .toList();
  }

  /// A label that came out although it should have been kept is left to finish: it must not be
  /// counted as the next.
  private LabelCount countedOnceIdle() {
    conversation.onceIdleOrStopped();
    return conversation.labels().orElse(LabelCount.NONE);
  }

  private static boolean wasPrinted(LabelCount before, LabelCount now) {
    return before.known() && now.known() && now.labels() - before.labels() >= TOO_MANY_PRINTED;
  }

  private static List<String> drawn(String art) {
    List<String> names = new ArrayList<>(PLACES);
    names.add(art);
    return names;
  }
}
