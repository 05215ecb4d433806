package dev.foyer.ties;

import dev.foyer.domain.Answers;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.TieFact.ResourceShelved;
import dev.foyer.domain.TieFact.Thing;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What somebody looks for and has, as phrases.
///
/// @param needs those that the owner has not said are met
/// @param wanted the links that they would like to be led to
/// @param offers what they can do for others
/// @param shelf what they lend or give
/// @param is what they are called, and what they are
/// @param topics what they care and can be asked about
record Traits(
    PersonId person,
    String organisation,
    List<Phrase> needs,
    List<Phrase> wanted,
    List<Phrase> offers,
    List<Phrase> shelf,
    List<Phrase> is,
    List<Phrase> topics) {
  static Traits of(CommunityState state, PersonId person, List<ResourceShelved> shelf) {
    Profile profile = state.people().profile(person);
    Answers answers = state.answers().of(person);
    Set<String> met = state.ties().needsMet(person);
    return new Traits(
        person,
        profile.organisation(),
        phrases(profile.needs().stream().filter(need -> !met.contains(need)).toList()),
        phrases(answers.wantedLinks()),
        phrases(profile.offers()),
        phrases(
            shelf.stream()
                .filter(thing -> thing.person().equals(person))
                .map(thing -> word(thing))
                .toList()),
        phrases(List.of(profile.name(), profile.organisation(), profile.role())),
        phrases(
            Stream.of(answers.purposes(), answers.topics(), List.of(profile.askMeAbout()))
                .flatMap(Collection::stream)
                .toList()));
  }

  private static String word(ResourceShelved thing) {
    return thing.thing() == Thing.WITHDRAWN ? "" : thing.what().value();
  }

  private static List<Phrase> phrases(List<String> texts) {
    return texts.stream().map(Phrase::of).filter(phrase -> !phrase.bare().isEmpty()).toList();
  }

  /// Every bare word by which somebody else may find this person.
  Stream<String> words() {
    return Stream.of(offers, shelf, is, topics)
        .flatMap(Collection::stream)
        .flatMap(phrase -> phrase.bare().stream());
  }
}
