package dev.foyer.organising;

import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.Answers;
import dev.foyer.domain.Answers.Mentoring;
import dev.foyer.domain.Folded;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a row of a guest list says of a guest beyond the profile: answers, agreements, diet, and
/// whether they host a table. As with the profile, a column that the list does not have says
/// nothing.
final class AnswerCells {
  /// More people than one mentor could look after.
  static final int MOST_MENTEES = 50;

  private static final Map<Purpose, Field> COLUMNS =
      Map.of(
          Purpose.INTRODUCTIONS, Field.INTRODUCTIONS,
          Purpose.ASK_ME_ABOUT, Field.BADGE_LINE,
          Purpose.NAMED, Field.NAMED,
          Purpose.DIGEST, Field.DIGEST,
          Purpose.HANDOFF_FORUM, Field.HANDOFF_FORUM,
          Purpose.HANDOFF_CHAT, Field.HANDOFF_CHAT,
          Purpose.HANDOFF_MAIL, Field.HANDOFF_MAIL,
          Purpose.HANDOFF_GROUP, Field.HANDOFF_GROUP,
          Purpose.URGENT, Field.URGENT);

  private static final Map<String, Purpose> NAMES = names();

  private static final Set<String> WANTS =
      letters("wants", "wants one", "looking for", "mentee", "ønsker", "söker", "sucht", "cherche");
  private static final Set<String> OFFERS =
      letters("offers", "is one", "mentor", "tilbyr", "erbjuder", "bietet", "propose", "ofrece");
  private static final Set<String> NEITHER = letters("", "no", "none", "nei", "nej", "nein", "non");

  private AnswerCells() {}

  /// The fields that take yes or no.
  static Stream<Field> yesOrNo() {
    return Stream.concat(COLUMNS.values().stream(), Stream.of(Field.HOSTS_TABLE));
  }

  /// The person's answers as they are after this row.
  static Answers answers(GuestRow row, Answers before) {
    return new Answers(
        items(row, Field.BONDS, before.bonds()),
        items(row, Field.PURPOSES, before.purposes()),
        items(row, Field.WANTED_LINKS, before.wantedLinks()),
        row.text(Field.KIND, before.kind()),
        row.cells().containsKey(Field.MENTORING)
            ? mentoring(row).orElse(before.mentoring())
            : before.mentoring(),
        items(row, Field.MENTOR_TOPICS, before.topics()),
        row.cells().containsKey(Field.MENTEES) ? mentees(row).orElse(0) : before.mentees());
  }

  /// What the row says that the guest agrees to, or does not; where it says nothing there is
  /// nothing.
  static Map<Purpose, Said> agreements(GuestRow row) {
    Map<Purpose, Said> said = new EnumMap<>(Purpose.class);
    row.items(Field.AGREES_TO).stream()
        .flatMap(word -> Optional.ofNullable(NAMES.get(Folded.letters(word))).stream())
        .forEach(purpose -> said.put(purpose, Said.YES));
    COLUMNS.forEach(
        (purpose, field) -> {
          String cell = row.text(field, "");
          if (!cell.isEmpty()) {
            said.put(purpose, GuestRow.yes(cell).orElse(false) ? Said.YES : Said.NO);
          }
        });
    return said;
  }

  /// Whether the guest hosts a table of the event; empty if the row says nothing.
  static Optional<Boolean> hostsTable(GuestRow row) {
    String cell = row.text(Field.HOSTS_TABLE, "");
    return cell.isEmpty() ? Optional.empty() : GuestRow.yes(cell);
  }

  /// What of these columns was not understood and is left out.
  static Optional<String> unclear(GuestRow row) {
    if (row.cells().containsKey(Field.MENTORING) && mentoring(row).isEmpty()) {
      return Optional.of("Mentoring was not understood and is left out: write wants or offers.");
    }
    if (!row.text(Field.MENTEES, "").isEmpty() && mentees(row).isEmpty()) {
      return Optional.of(
          "The number of mentees is left out: a number from 0 to "
              + MOST_MENTEES
              + " is expected.");
    }
    return row.items(Field.AGREES_TO).stream()
        .filter(word -> !NAMES.containsKey(Folded.letters(word)))
        .map(word -> "\"" + word + "\" is nothing to agree to, and is left out.")
        .findFirst();
  }

  private static List<String> items(GuestRow row, Field field, List<String> before) {
    return row.cells().containsKey(field) ? row.items(field) : before;
  }

  private static Optional<Mentoring> mentoring(GuestRow row) {
    String letters = Folded.letters(row.text(Field.MENTORING, ""));
    if (NEITHER.contains(letters)) {
      return Optional.of(Mentoring.NOT_SAID);
    }
    if (WANTS.contains(letters)) {
      return Optional.of(Mentoring.WANTS_ONE);
    }
    return OFFERS.contains(letters) ? Optional.of(Mentoring.IS_ONE) : Optional.empty();
  }

  private static OptionalInt mentees(GuestRow row) {
    try {
      int mentees = Integer.parseInt(row.text(Field.MENTEES, ""));
      return mentees >= 0 && mentees <= MOST_MENTEES
          ? OptionalInt.of(mentees)
          : OptionalInt.empty();
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /// A purpose's own name, every heading of its column and a word or two more mean it.
  private static Map<String, Purpose> names() {
    Map<String, Purpose> names = new HashMap<>();
    COLUMNS.forEach(
        (purpose, field) ->
            Stream.concat(Stream.of(purpose.name()), field.words())
                .forEach(word -> names.put(Folded.letters(word), purpose)));
    names.put("badge", Purpose.ASK_ME_ABOUT);
    names.put("picture", Purpose.NAMED);
    names.put("forum", Purpose.HANDOFF_FORUM);
    names.put("chat", Purpose.HANDOFF_CHAT);
    names.put("mail", Purpose.HANDOFF_MAIL);
    names.put("group", Purpose.HANDOFF_GROUP);
    return Map.copyOf(names);
  }

  private static Set<String> letters(String... words) {
    return Stream.of(words).map(Folded::letters).collect(Collectors.toUnmodifiableSet());
  }
}
