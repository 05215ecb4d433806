package dev.foyer.organising;

import dev.foyer.domain.AnswerFact.ConsentSaid;
import dev.foyer.domain.AnswerFact.DietTold;
import dev.foyer.domain.AnswerFact.PersonAnswered;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.Answers;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.WelcomeFact.Part;
import dev.foyer.domain.WelcomeFact.PartTaken;
import dev.foyer.domain.WelcomeFact.Taking;
import dev.foyer.organising.Known.Told;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What changes in what a guest has said beyond the profile.
///
/// @param answers null if nothing in them changes
/// @param agreements what is newly said; a yes of a list never lifts a no
/// @param diet null if it stays as it is
/// @param hosting null if it stays as it is
/// @param withdrawn whether the list has a yes where the guest has said no
record Answered(
    @Nullable Answers answers,
    Map<Purpose, Said> agreements,
    @Nullable String diet,
    @Nullable Taking hosting,
    boolean withdrawn) {
  static Answered of(GuestRow row, Told before) {
    Answers answers = AnswerCells.answers(row, before.answers());
    Map<Purpose, Said> news = new EnumMap<>(Purpose.class);
    boolean withdrawn = false;
    for (Map.Entry<Purpose, Said> said : AnswerCells.agreements(row).entrySet()) {
      Said now = before.agreements().get(said.getKey());
      if (now == Said.NO && said.getValue() == Said.YES) {
        withdrawn = true;
      } else if (now != said.getValue()) {
        news.put(said.getKey(), said.getValue());
      }
    }
    String diet = row.text(Field.DIET, before.diet());
    return new Answered(
        answers.equals(before.answers()) ? null : answers,
        news,
        diet.equals(before.diet()) ? null : diet,
        hosting(row, before),
        withdrawn);
  }

  private static @Nullable Taking hosting(GuestRow row, Told before) {
    return AnswerCells.hostsTable(row)
        .filter(hosts -> hosts != before.hostsTable())
        .map(hosts -> hosts ? Taking.TAKEN : Taking.LAID_DOWN)
        .orElse(null);
  }

  boolean isEmpty() {
    return answers == null && agreements.isEmpty() && diet == null && hosting == null;
  }

  Optional<String> remark() {
    return withdrawn
        ? Optional.of("This guest has withdrawn a consent that the list gives: it stays withdrawn.")
        : Optional.empty();
  }

  /// The facts that say so.
  List<FactBody> facts(CommunityState state, PersonId person, Where where) {
    List<FactBody> facts = new ArrayList<>();
    Answers said = answers;
    if (said != null) {
      facts.add(new PersonAnswered(person, state.answers().nextAnswers(person), said));
    }
    agreements.forEach(
        (purpose, answer) ->
            facts.add(
                new ConsentSaid(
                    person, purpose, state.answers().nextConsent(person, purpose), answer)));
    String eats = diet;
    if (eats != null) {
      facts.add(
          new DietTold(
              where.box(),
              person.local(),
              person,
              state.answers().nextDiet(where.box(), person),
              new PrivateText(eats)));
    }
    Taking taking = hosting;
    if (taking != null) {
      long version = state.welcomes().nextPart(person, where.event(), Part.TABLE_HOST);
      facts.add(new PartTaken(person, where.event(), Part.TABLE_HOST, version, taking));
    }
    return facts;
  }

  /// Whose kitchen cooks, and for which evening.
  record Where(ReplicaId box, EventId event) {}
}
