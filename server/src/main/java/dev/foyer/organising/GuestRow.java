package dev.foyer.organising;

import dev.foyer.domain.FactBody.Consent;
import dev.foyer.domain.Folded;
import dev.foyer.domain.MeetingStyle;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Terms;
import dev.foyer.organising.ListFile.Row;
import dev.foyer.platform.Fields;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One guest of a list, read: a column that the list does not have says nothing about the guest, an
/// empty cell says that there is nothing.
///
/// @param cells by field, stripped; for the mapped columns only
record GuestRow(long line, String name, Map<Field, String> cells) {
  private static final int MOST_NAME = 120;
  private static final int MOST_CELL = 1_000;
  private static final int MOST_ITEMS = 20;
  private static final Pattern ITEMS = Pattern.compile("[,;/|\\n]+");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\u200c\\u200d]]+");
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
  private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  private static final Set<String> YES =
      Set.of("yes", "y", "true", "1", "x", "ja", "j", "oui", "si", "wahr", "first", "ny", "neu");
  private static final Set<String> NO =
      Set.of("no", "n", "false", "0", "nei", "nein", "nej", "non", "falsch", "returning", "");
  private static final Map<String, String> TAGS = languageTags();

  /// A row, read or refused.
  sealed interface Reading {
    record Good(GuestRow row) implements Reading {}

    record Bad(long line, String reason) implements Reading {}
  }

  static Reading read(Row row, Map<Field, Integer> mapping, int columns) {
    Map<Field, String> cells = new EnumMap<>(Field.class);
    mapping.forEach((field, column) -> cells.put(field, cell(row, column)));
    String name = name(cells);
    Optional<String> fault = fault(row, columns, cells, name);
    return fault.isPresent()
        ? new Reading.Bad(row.line(), fault.get())
        : new Reading.Good(new GuestRow(row.line(), name, cells));
  }

  private static Optional<String> fault(
      Row row, int columns, Map<Field, String> cells, String name) {
    boolean surplus = row.cells().stream().skip(columns).anyMatch(cell -> !cell.isEmpty());
    if (surplus) {
      return Optional.of(
          "This row has more cells than there are columns:"
              + " put texts that contain the separator into quotation marks.");
    }
    if (!Fields.canBeSeen(name)) {
      return Optional.of("There is no name.");
    }
    if (name.length() > MOST_NAME) {
      return Optional.of("The name has more than " + MOST_NAME + " characters.");
    }
    for (Map.Entry<Field, String> cell : cells.entrySet()) {
      if (cell.getValue().length() > MOST_CELL) {
        return Optional.of(cell.getKey().word() + " has more than " + MOST_CELL + " characters.");
      }
    }
    return faultyValue(cells);
  }

  private static Optional<String> faultyValue(Map<Field, String> cells) {
    String email = cells.getOrDefault(Field.EMAIL, "");
    if (!email.isEmpty() && !ADDRESS.matcher(email).matches()) {
      return Optional.of("\"" + email + "\" is not an e-mail address.");
    }
    String people = cells.getOrDefault(Field.PEOPLE, "");
    if (!people.isEmpty() && count(people).isEmpty()) {
      return Optional.of(
          "\"" + people + "\" people: a number from 1 to " + Terms.MAX_PEOPLE + " is expected.");
    }
    return Stream.concat(Stream.of(Field.FIRST_TIMER, Field.KEEP), AnswerCells.yesOrNo())
        .filter(field -> yes(cells.getOrDefault(field, "")).isEmpty())
        .map(field -> question(field, Folded.text(cells.getOrDefault(field, ""))))
        .findFirst();
  }

  private static String question(Field field, String said) {
    String asked =
        field.word().substring(0, 1).toUpperCase(Locale.ROOT) + field.word().substring(1);
    return asked + " \"" + said + "\": write yes or no.";
  }

  /// E-mail address, lower case; empty if there is none.
  String email() {
    return text(Field.EMAIL, "").toLowerCase(Locale.ROOT);
  }

  String text(Field field, String otherwise) {
    return cells.getOrDefault(field, otherwise);
  }

  OptionalInt people() {
    return count(text(Field.PEOPLE, ""));
  }

  /// Whether a cell says yes, or no, or nothing; empty if it is not understood.
  static Optional<Boolean> yes(String cell) {
    String word = Folded.text(cell);
    return YES.contains(word) || NO.contains(word)
        ? Optional.of(YES.contains(word))
        : Optional.empty();
  }

  /// What the list says about whether the guest is new; empty if it says nothing.
  Optional<Terms.Newcomer> newcomer() {
    String word = Folded.text(text(Field.FIRST_TIMER, ""));
    if (word.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(YES.contains(word) ? Terms.Newcomer.FIRST_TIMER : Terms.Newcomer.RETURNING);
  }

  /// Whether the guest agrees to be kept after the event; empty if the list says nothing.
  Optional<Consent> consent() {
    String word = Folded.text(text(Field.KEEP, ""));
    if (word.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(YES.contains(word) ? Consent.KEEP : Consent.LET_GO);
  }

  /// The person's profile as it is after this row.
  Profile profile(Profile before) {
    return new Profile(
        name,
        cells.containsKey(Field.EMAIL) && !email().isEmpty() ? email() : before.email(),
        text(Field.ORGANISATION, before.organisation()),
        text(Field.ROLE, before.role()),
        text(Field.PRONOUNS, before.pronouns()),
        text(Field.SAY_IT, before.sayIt()),
        text(Field.ASK_ME_ABOUT, before.askMeAbout()),
        cells.containsKey(Field.LANGUAGES) ? languages() : before.languages(),
        cells.containsKey(Field.OFFERS) ? items(Field.OFFERS) : before.offers(),
        cells.containsKey(Field.NEEDS) ? items(Field.NEEDS) : before.needs(),
        cells.containsKey(Field.MEETING_STYLE) ? style() : before.meetingStyle(),
        text(Field.ACCESS_NEEDS, before.accessNeeds()));
  }

  /// What of this row was not understood and is left out.
  Optional<String> unclear() {
    String style = text(Field.MEETING_STYLE, "");
    if (!style.isEmpty() && style() == MeetingStyle.NOT_SAID) {
      return Optional.of("The meeting style was not understood and is left out.");
    }
    return items(Field.LANGUAGES).size() > languages().size()
        ? Optional.of("A language was not understood and is left out.")
        : AnswerCells.unclear(this);
  }

  List<String> items(Field field) {
    return ITEMS
        .splitAsStream(text(field, ""))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .distinct()
        .limit(MOST_ITEMS)
        .toList();
  }

  private List<String> languages() {
    return items(Field.LANGUAGES).stream()
        .map(Folded::text)
        .map(word -> TAGS.getOrDefault(word, word))
        .filter(word -> TAG.matcher(word).matches())
        .distinct()
        .toList();
  }

  private MeetingStyle style() {
    String letters = Folded.letters(text(Field.MEETING_STYLE, ""));
    return Arrays.stream(MeetingStyle.values())
        .filter(style -> Folded.letters(style.name()).equals(letters))
        .findFirst()
        .orElse(MeetingStyle.NOT_SAID);
  }

  static String cell(Row row, int column) {
    String cell = column < row.cells().size() ? row.cells().get(column) : "";
    return ListFile.trimmed(CONTROLS.matcher(cell).replaceAll(" "));
  }

  private static String name(Map<Field, String> cells) {
    String whole = cells.getOrDefault(Field.NAME, "");
    String parts =
        cells.getOrDefault(Field.GIVEN_NAME, "") + " " + cells.getOrDefault(Field.FAMILY_NAME, "");
    return whole.isEmpty() ? parts.strip() : whole;
  }

  private static OptionalInt count(String text) {
    try {
      int count = Integer.parseInt(text);
      return count >= 1 && count <= Terms.MAX_PEOPLE ? OptionalInt.of(count) : OptionalInt.empty();
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /// Names of languages, in English and in themselves, to their tags.
  private static Map<String, String> languageTags() {
    Map<String, String> tags =
        Arrays.stream(Locale.getISOLanguages())
            .map(Locale::of)
            .collect(
                Collectors.toMap(
                    locale -> Folded.text(locale.getDisplayLanguage(Locale.ENGLISH)),
                    Locale::getLanguage,
                    (one, other) -> one));
    for (String language : Locale.getISOLanguages()) {
      Locale locale = Locale.of(language);
      tags.putIfAbsent(Folded.text(locale.getDisplayLanguage(locale)), language);
    }
    tags.put("norsk", "no");
    return Map.copyOf(tags);
  }
}
