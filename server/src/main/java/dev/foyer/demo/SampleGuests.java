package dev.foyer.demo;

import java.util.List;
import java.util.Random;

/// The demo's guest list: 200 people of many places, 60 of them for the first time, each of those
/// invited by somebody who has been there before. The same list every time.
final class SampleGuests {
  static final int COUNT = 200;
  private static final int RETURNING = 140;

  private static final List<String> FIRST =
      List.of(
          "Ana",
          "Jonas",
          "Mei",
          "Åse",
          "Nguyễn",
          "Lukas",
          "Siobhán",
          "Zoë",
          "Iñaki",
          "Amara",
          "Bjørn",
          "Chiara",
          "Dvora",
          "Elif",
          "Farid",
          "Grete",
          "Håkon",
          "Ingrid",
          "João",
          "Katya",
          "Łucja",
          "Marek",
          "Ngozi",
          "Ólafur",
          "Priya",
          "Quentin",
          "Renée",
          "Søren",
          "Thảo",
          "Uwe",
          "Valentina",
          "Wiktor",
          "Ximena",
          "Yara",
          "Žofie",
          "Anders",
          "Birgit",
          "Camille",
          "Đức",
          "Eszter");
  private static final List<String> LAST =
      List.of(
          "Quintero",
          "Berg",
          "Lindqvist",
          "Nguyễn",
          "Trần",
          "O'Sullivan",
          "Kristiansen",
          "Öztürk",
          "Brzęczyszczykiewicz",
          "Fernández de Córdoba",
          "Okonjo",
          "Ødegård",
          "Šimková",
          "Martin",
          "Haug-Lie",
          "Dvořák",
          "Costa",
          "Petersen",
          "Ásgeirsdóttir",
          "Vermeulen",
          "Rossi",
          "Müller",
          "Ivanova",
          "Silva",
          "Jansen");
  private static final List<String> HOUSES =
      List.of(
          "Fjordkraft Lab",
          "Ateneo Press",
          "Nordlys Studio",
          "Hafen Kollektiv",
          "Casa Abierta",
          "Tre & Stein",
          "Open Water",
          "Kvarteret",
          "Atelier Nord",
          "");
  private static final List<String> OFFERS =
      List.of(
          "help with grant writing",
          "a workshop to share",
          "a spare desk",
          "introductions in Hanoi",
          "sound equipment",
          "mentoring for founders",
          "bookkeeping tips",
          "a printing press");
  private static final List<String> NEEDS =
      List.of(
          "a co-founder",
          "a room for 20 people",
          "somebody who knows bees",
          "feedback on a book",
          "a tax adviser",
          "a running partner",
          "a first customer",
          "a better logo");
  private static final List<String> TOPICS =
      List.of(
          "bees on a roof",
          "building boats",
          "silent films",
          "fermenting everything",
          "maps of nowhere",
          "choirs",
          "small museums",
          "repairing radios",
          "night trains",
          "");
  private static final List<String> STYLES = List.of("seat me well", "introduce me", "let me roam");

  private SampleGuests() {}

  /// The list as a file that an organiser would upload.
  static String csv() {
    Random random = new Random(7);
    StringBuilder csv =
        new StringBuilder(
            "Name,E-mail,Organisation,Languages,First-timer,Invited by,People,Offers,Needs,"
                + "Ask me about,Meeting style,Ask me about on the badge,May be introduced,"
                + "Hosts a table\n");
    for (int i = 0; i < COUNT; i++) {
      boolean first = i >= RETURNING;
      String inviter = first ? name(random.nextInt(RETURNING)) : "";
      String people = i % 25 == 24 ? "3" : i % 10 == 9 ? "2" : "1";
      csv.append(
          String.join(
              ",",
              quoted(name(i)),
              "guest%03d@example.org".formatted(i + 1),
              quoted(pick(HOUSES, random)),
              i % 3 == 0 ? "en;no" : "en",
              first ? "yes" : "no",
              quoted(inviter),
              people,
              quoted(pick(OFFERS, random)),
              quoted(pick(NEEDS, random)),
              quoted(pick(TOPICS, random)),
              quoted(pick(STYLES, random)),
              i % 8 == 7 ? "no" : "yes",
              i % 4 == 3 ? "no" : "yes",
              !first && i % 5 == 0 ? "yes" : "no"));
      csv.append('\n');
    }
    return csv.toString();
  }

  /// 200 different names: the first names go round five times, each time with other last names.
  private static String name(int i) {
    return FIRST.get(i % FIRST.size()) + " " + LAST.get((i + i / FIRST.size() * 3) % LAST.size());
  }

  private static String pick(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
