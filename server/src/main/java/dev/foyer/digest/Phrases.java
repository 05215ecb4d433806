package dev.foyer.digest;

import dev.foyer.domain.EventPlan;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What a digest says around its items, in one language.
sealed interface Phrases {
  /// The phrases of this language, or English ones.
  static Phrases in(Locale language) {
    return language.getLanguage().equals("de") ? new German() : new English();
  }

  Locale locale();

  String subject(EventPlan event, int items);

  /// @param name empty if it is not known
  String greeting(String name);

  String opening(EventPlan event, int items);

  String introduction(Introducer introducer);

  String readOn();

  String closing();

  String regards();

  String why();

  String stopByLink();

  String stopByMail();

  /// A day as people say it, on the clocks of the event.
  static String day(EventPlan event, String pattern, Locale locale) {
    return DateTimeFormatter.ofPattern(pattern, locale)
        .format(event.startsAt().atZone(event.zone()));
  }

  record English() implements Phrases {
    private static final List<String> NUMBERS = List.of("one", "two", "three");

    @Override
    public Locale locale() {
      return Locale.ENGLISH;
    }

    @Override
    public String subject(EventPlan event, int items) {
      return "We missed you at "
          + event.name()
          + ": "
          + NUMBERS.get(items - 1)
          + (items == 1 ? " conversation" : " conversations")
          + " for you";
    }

    @Override
    public String greeting(String name) {
      return name.isEmpty() ? "Hello," : "Hello " + name + ",";
    }

    @Override
    public String opening(EventPlan event, int items) {
      String day = day(event, "EEEE, d MMMM", locale());
      return "we missed you at "
          + event.name()
          + " on "
          + day
          + ". "
          + (items == 1
              ? "One conversation from that day made somebody think of you:"
              : "Some conversations from that day made people think of you:");
    }

    @Override
    public String introduction(Introducer introducer) {
      return introducer.name() + " was there and would be glad to introduce you.";
    }

    @Override
    public String readOn() {
      return "Read on:";
    }

    @Override
    public String closing() {
      return "If you would like to join in, answer this mail, and we bring you together. If not,"
          + " that is fine, too: nobody is waiting.";
    }

    @Override
    public String regards() {
      return "Warm regards,";
    }

    @Override
    public String why() {
      return "You get this mail because you were invited and could not come.";
    }

    @Override
    public String stopByLink() {
      return "To get no more mails like this one:";
    }

    @Override
    public String stopByMail() {
      return "To get no more mails like this one, answer with the word \"stop\".";
    }
  }

  record German() implements Phrases {
    private static final List<String> NUMBERS =
        List.of("ein Gespräch", "zwei Gespräche", "drei Gespräche");

    @Override
    public Locale locale() {
      return Locale.GERMAN;
    }

    @Override
    public String subject(EventPlan event, int items) {
      return event.name() + ": Du hast uns gefehlt – " + NUMBERS.get(items - 1) + " für Dich";
    }

    @Override
    public String greeting(String name) {
      return name.isEmpty() ? "Hallo," : "Hallo " + name + ",";
    }

    @Override
    public String opening(EventPlan event, int items) {
      String day = day(event, "EEEE, 'dem' d. MMMM,", locale());
      return "Du hast uns gefehlt: am "
          + day
          + " bei "
          + event.name()
          + ". "
          + (items == 1
              ? "Bei einem Gespräch hat jemand an Dich gedacht:"
              : "Bei einigen Gesprächen wurde an Dich gedacht:");
    }

    @Override
    public String introduction(Introducer introducer) {
      return introducer.name() + " war dabei und stellt Dich gern vor.";
    }

    @Override
    public String readOn() {
      return "Weiterlesen:";
    }

    @Override
    public String closing() {
      return "Magst Du mitreden? Dann antworte auf diese Mail, und wir bringen Euch zusammen. Wenn"
          + " nicht, ist das auch gut: Niemand wartet.";
    }

    @Override
    public String regards() {
      return "Herzliche Grüße";
    }

    @Override
    public String why() {
      return "Du bekommst diese Mail, weil Du eingeladen warst und nicht kommen konntest.";
    }

    @Override
    public String stopByLink() {
      return "Wenn Du keine solchen Mails mehr möchtest:";
    }

    @Override
    public String stopByMail() {
      return "Wenn Du keine solchen Mails mehr möchtest, antworte mit dem Wort „stop“.";
    }
  }
}
