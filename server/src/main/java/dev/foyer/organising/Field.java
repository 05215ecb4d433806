package dev.foyer.organising;

import dev.foyer.domain.Folded;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a column of a guest list may hold, with the headings by which it is recognised.
enum Field {
  NAME(
      "full name",
      "guest",
      "guest name",
      "vollständiger name",
      "navn",
      "fullt navn",
      "namn",
      "gast",
      "nombre",
      "nom"),
  GIVEN_NAME("first name", "forename", "fornavn", "förnamn", "vorname", "prénom"),
  FAMILY_NAME("last name", "surname", "etternavn", "efternamn", "nachname", "familienname"),
  EMAIL("e-mail", "mail", "email address", "epost", "e-postadresse", "e-mail-adresse", "correo"),
  ORGANISATION("organization", "company", "employer", "firma", "bedrift", "organisasjon", "firm"),
  LANGUAGES("language", "speaks", "språk", "sprache", "sprachen", "langues", "idiomas"),
  FIRST_TIMER("first time", "first timer", "new", "newcomer", "første gang", "ny", "erstes mal"),
  INVITED_BY("inviter", "host", "referred by", "invitert av", "eingeladen von", "inviterad av"),
  PEOPLE("party", "party size", "seats", "tickets", "antall", "personer", "personen", "anzahl"),
  OFFERS("offer", "can help with", "can offer", "tilbyr", "bietet", "biete", "erbjuder"),
  NEEDS("need", "looking for", "trenger", "søker", "sucht", "suche", "behöver"),
  ASK_ME_ABOUT("ask about", "topics", "spør meg om", "frag mich nach", "fråga mig om"),
  MEETING_STYLE("meeting", "how to meet", "møtestil", "kennenlernen"),
  ACCESS_NEEDS("access", "accessibility", "tilrettelegging", "barrierefreiheit", "tillgänglighet"),
  ROLE("title", "job title", "position", "stilling", "rolle", "roll", "funktion", "beruf"),
  PRONOUNS("pronoun", "pronomen", "pronomener"),
  SAY_IT("say it", "pronunciation", "uttale", "aussprache", "uttal", "how to say the name"),
  KEEP("consent", "keep on the list", "stays on the list", "samtykke", "einwilligung", "samtycke"),
  BONDS(
      "bond",
      "team",
      "office",
      "school",
      "department",
      "avdeling",
      "skole",
      "avdelning",
      "skola",
      "abteilung",
      "schule",
      "büro",
      "équipe",
      "equipo"),
  PURPOSES(
      "purpose",
      "cares about",
      "interests",
      "opptatt av",
      "interesser",
      "bryr sig om",
      "intressen",
      "liegt am herzen",
      "interessen",
      "intérêts",
      "intereses"),
  WANTED_LINKS(
      "links wanted",
      "useful links wanted",
      "wants to meet",
      "would like to meet",
      "vil møte",
      "ønsker å møte",
      "vill träffa",
      "möchte treffen",
      "möchte kennenlernen",
      "souhaite rencontrer",
      "quiere conocer"),
  KIND("kind of guest", "guest type", "type of guest", "gjestetype", "gästtyp", "gästeart"),
  MENTORING("mentor", "mentorship", "mentorordning", "mentorskap", "mentorat", "mentoría"),
  MENTOR_TOPICS(
      "mentoring topics",
      "mentoring about",
      "mentortemaer",
      "mentorämnen",
      "mentorthemen",
      "thèmes de mentorat"),
  MENTEES("how many mentees", "number of mentees", "antall mentees", "anzahl mentees"),
  DIET(
      "dietary needs",
      "dietary requirements",
      "food",
      "allergies",
      "kosthold",
      "diett",
      "allergier",
      "kost",
      "specialkost",
      "ernährung",
      "allergien",
      "diät",
      "régime",
      "dieta"),
  /// Words for what a guest agrees to; each may have a column of its own instead.
  AGREES_TO("consents", "agrees to", "samtykker til", "samtycker till", "stimmt zu", "acepta"),
  INTRODUCTIONS(
      "may be introduced",
      "introduce me",
      "kan introduseres",
      "får presenteras",
      "darf vorgestellt werden"),
  BADGE_LINE("ask me about on the badge", "line on the badge", "linje på skiltet", "badge text"),
  NAMED("name in the picture", "may be named", "kan navngis", "får nämnas", "darf genannt werden"),
  DIGEST("news of missed evenings", "digest mail", "oppsummering", "zusammenfassung"),
  HANDOFF_FORUM("forum invitation"),
  HANDOFF_CHAT("chat invitation"),
  HANDOFF_MAIL("mailing list", "mail list", "e-postliste", "mejllista", "mailingliste"),
  HANDOFF_GROUP("group link"),
  URGENT(
      "reach list", "when it is urgent", "ved hastesaker", "vid brådska", "in dringenden fällen"),
  HOSTS_TABLE(
      "hosts",
      "hosts a table",
      "table host",
      "bordvert",
      "bordsvärd",
      "tischgastgeber",
      "hôte de table");

  private static final Map<Field, Set<String>> HEADINGS =
      Arrays.stream(values()).collect(Collectors.toMap(field -> field, Field::headings));

  private final String synonyms;

  Field(String... synonyms) {
    this.synonyms = String.join("\n", synonyms);
  }

  /// The field's name on the wire, such as `first-timer`.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Field> of(String word) {
    return Arrays.stream(values()).filter(field -> field.word().equals(word)).findFirst();
  }

  /// Whether these fields tell whom a row is about.
  static boolean tellName(Map<Field, Integer> mapping) {
    return mapping.containsKey(NAME)
        || mapping.containsKey(GIVEN_NAME)
        || mapping.containsKey(FAMILY_NAME);
  }

  /// Which column holds what, by the headings; a column or a field is taken once.
  static Map<Field, Integer> detect(List<String> columns) {
    Map<Field, Integer> mapping = new EnumMap<>(Field.class);
    Set<Integer> taken = new HashSet<>();
    for (Field field : values()) {
      for (int i = 0; i < columns.size() && !mapping.containsKey(field); i++) {
        if (HEADINGS.getOrDefault(field, Set.of()).contains(Folded.letters(columns.get(i)))
            && taken.add(i)) {
          mapping.put(field, i);
        }
      }
    }
    return mapping;
  }

  /// The field's name and its synonyms.
  Stream<String> words() {
    return Stream.concat(Stream.of(name()), synonyms.lines());
  }

  private static Set<String> headings(Field field) {
    return field.words().map(Folded::letters).collect(Collectors.toUnmodifiableSet());
  }
}
