package dev.foyer.cli;

import dev.foyer.domain.Folded;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.mixing.Evening;
import dev.foyer.mixing.Evening.Between;
import dev.foyer.mixing.Evening.Mode;
import dev.foyer.mixing.Guest;
import dev.foyer.mixing.Guest.Need;
import dev.foyer.mixing.Guest.Standing;
import dev.foyer.mixing.Guest.Talk;
import dev.foyer.mixing.Pair;
import dev.foyer.mixing.Table;
import dev.foyer.mixing.Turn;
import dev.foyer.organising.GuestFile;
import dev.foyer.organising.GuestFile.Part;
import dev.foyer.seating.Needs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A guest list as an evening to be seated. Each row is a guest, and whoever comes along sits as a
/// guest of their own; they know each other, as a guest and their inviter do, and so count as
/// having met.
final class SeatingList {
  private final List<Table> tables;
  private final int rounds;
  private final List<Guest> guests = new ArrayList<>();
  private final Map<GuestId, GuestFile.Guest> rows = new LinkedHashMap<>();
  private final Map<String, String> spelling = new HashMap<>();
  private final Map<String, List<GuestId>> called = new HashMap<>();
  private final Map<Turn, Integer> pins = new HashMap<>();
  private final Set<Pair> met = new HashSet<>();
  private final List<String> remarks;

  private SeatingList(GuestFile list, List<Table> tables, int rounds) {
    this.tables = tables;
    this.rounds = rounds;
    remarks = new ArrayList<>(list.remarks());
  }

  /// An evening, and what of the list is not in it.
  record Read(Evening evening, List<String> remarks) {}

  /// @param rounds all of them for mixing
  static Read read(GuestFile list, List<Table> tables, int rounds) {
    SeatingList seating = new SeatingList(list, tables, rounds);
    Set<String> twice = seating.twice(list);
    list.guests().forEach(row -> seating.add(row, twice));
    seating.rows.forEach(seating::knowsInviter);
    Evening evening =
        new Evening(seating.guests, tables, Collections.nCopies(rounds, Mode.MIX))
            .withBetween(new Between(seating.met, Set.of(), Set.of()))
            .withPins(seating.pins);
    return new Read(evening, List.copyOf(seating.remarks));
  }

  /// Names that several rows have: they are told apart by their organisations.
  private Set<String> twice(GuestFile list) {
    Map<String, Long> names =
        list.guests().stream()
            .collect(
                Collectors.groupingBy(
                    row -> Folded.text(row.profile().name()), Collectors.counting()));
    return names.keySet().stream()
        .filter(name -> names.getOrDefault(name, 0L) > 1)
        .collect(Collectors.toSet());
  }

  private void add(GuestFile.Guest row, Set<String> twice) {
    Profile profile = row.profile();
    String name = profile.name();
    if (twice.contains(Folded.text(name))) {
      name +=
          " ("
              + (profile.organisation().isEmpty() ? guests.size() + 1 : profile.organisation())
              + ")";
    }
    remarks.addAll(row.part().unclear());
    InvitationId invitation = new InvitationId("%024x".formatted(rows.size() + 1));
    List<GuestId> party =
        IntStream.range(0, row.people()).mapToObj(n -> new GuestId(invitation, n)).toList();
    rows.put(party.getFirst(), row);
    Set<Need> needs = needs(profile);
    for (GuestId id : party) {
      boolean named = id.index() == 0;
      guests.add(
          new Guest(
              id,
              named ? name : "%s +%d".formatted(name, id.index()),
              standing(row.part(), named),
              "",
              languages(profile, named),
              named ? needs : Set.of(),
              named ? talk(profile) : Talk.NONE));
      party.stream().limit(id.index()).forEach(other -> met.add(new Pair(id, other)));
    }
    for (String words : List.of(profile.name(), profile.email())) {
      if (!words.isEmpty()) {
        called.computeIfAbsent(Folded.text(words), w -> new ArrayList<>()).add(party.getFirst());
      }
    }
    pin(party.getFirst(), name, row.part().place().table());
  }

  private static Standing standing(Part part, boolean named) {
    if (part.place().hosts() && named) {
      return Standing.HOST;
    }
    return part.newcomer().filter(n -> n == Newcomer.FIRST_TIMER).isPresent()
        ? Standing.FIRST_TIMER
        : Standing.RETURNING;
  }

  /// Without regions: who speaks `en-GB` and who speaks `en` can talk. The Norwegian ones are one.
  private static Set<String> languages(Profile profile, boolean named) {
    return profile.languages().stream()
        .filter(tag -> named)
        .map(tag -> Locale.forLanguageTag(tag).getLanguage())
        .map(tag -> tag.equals("nb") || tag.equals("nn") ? "no" : tag)
        .collect(Collectors.toSet());
  }

  private Talk talk(Profile profile) {
    return new Talk(
        spelt(Stream.of(profile.organisation()).filter(name -> !name.isBlank())),
        Set.of(),
        spelt(profile.offers().stream()),
        spelt(profile.needs().stream()),
        profile.meetingStyle());
  }

  /// As the list spells them first, so that case and accents make no difference.
  private Set<String> spelt(Stream<String> words) {
    return words
        .map(word -> spelling.computeIfAbsent(Folded.text(word), folded -> word))
        .collect(Collectors.toSet());
  }

  private Set<Need> needs(Profile profile) {
    Set<Need> needs = Needs.of(profile.accessNeeds());
    if (needs.isEmpty() && !profile.accessNeeds().isBlank()) {
      remarks.add(
          "Access needs of a guest are none of \"step-free\", \"quiet\", \"one table\": seat that"
              + " guest by hand.");
    }
    return needs;
  }

  /// One number for all rounds, or one for each with "/" between them; "-" pins nowhere.
  private void pin(GuestId guest, String name, String words) {
    if (words.isEmpty()) {
      return;
    }
    List<String> each = List.of(words.split("[/;,]", -1));
    if (each.size() != 1 && each.size() != rounds) {
      remarks.add(
          "%s: \"%s\" in the column Table is neither one table nor one for each of %d rounds; left out."
              .formatted(name, words, rounds));
      return;
    }
    for (int round = 0; round < rounds; round++) {
      String one = each.get(each.size() == 1 ? 0 : round).strip();
      Optional<Integer> table = table(one);
      if (table.isPresent()) {
        pins.put(new Turn(guest, round), table.get());
      } else if (!one.isEmpty() && !one.equals("-")) {
        remarks.add(
            "%s: \"%s\" in the column Table is not the number of a table; left out."
                .formatted(name, one));
        return;
      }
    }
  }

  /// A number beyond the tables is taken as it is: the engine says that there is no such table.
  private Optional<Integer> table(String number) {
    try {
      return Optional.of(Integer.parseInt(number) - 1);
    } catch (NumberFormatException e) {
      return IntStream.range(0, tables.size())
          .boxed()
          .filter(at -> Folded.text(tables.get(at).name()).equals(Folded.text(number)))
          .findFirst();
    }
  }

  private void knowsInviter(GuestId guest, GuestFile.Guest row) {
    List<GuestId> meant = called.getOrDefault(Folded.text(row.part().invitedBy()), List.of());
    if (meant.size() == 1 && !meant.getFirst().equals(guest)) {
      met.add(new Pair(guest, meant.getFirst()));
    }
  }
}
