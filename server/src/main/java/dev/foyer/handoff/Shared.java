package dev.foyer.handoff;

import dev.foyer.platform.Html;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A stub as one channel may see it. Adapters are given this and not the stub, so that nobody who
/// has not agreed can get into a delivery.
///
/// @param people who have agreed, without the keeper
record Shared(String id, Words words, Person keeper, List<Person> people) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  /// What CommonMark takes for markup (§2.4 lets each be escaped), and `@`, by which a forum would
  /// call somebody.
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>#|~&!]");

  /// For people, without any markup.
  String plain() {
    StringBuilder text = new StringBuilder(512).append(words.topic()).append("\n\n");
    if (!words.outcomes().isEmpty()) {
      text.append("What came out of it:\n");
      words.outcomes().forEach(line -> text.append("- ").append(line).append('\n'));
      text.append('\n');
    }
    return text.append(kept()).append("\nCarry on here: ").append(words.link()).append('\n')
        + with();
  }

  private String kept() {
    return keeper.name()
        + " keeps this conversation and introduces whoever joins. It stays open until "
        + DAY.format(words.openUntil())
        + ".";
  }

  private String with() {
    return people.isEmpty()
        ? ""
        : "With: " + people.stream().map(Person::name).collect(Collectors.joining(", ")) + "\n";
  }

  /// The same in CommonMark, without the topic, which is the title of a thread.
  String markdown() {
    StringBuilder text = new StringBuilder(512);
    if (!words.outcomes().isEmpty()) {
      text.append("What came out of it:\n\n");
      words.outcomes().forEach(line -> text.append("- ").append(escaped(line)).append('\n'));
      text.append('\n');
    }
    text.append(escaped(kept())).append("\n\n").append(words.link()).append('\n');
    return people.isEmpty() ? text.toString() : text + "\n" + escaped(with());
  }

  private static String escaped(String text) {
    return MARKUP.matcher(text).replaceAll("\\\\$0").replace("@", "@\u2060");
  }

  /// The same in the HTML that a Matrix message may have.
  String html() {
    StringBuilder text = new StringBuilder(512);
    text.append("<strong>").append(Html.text(words.topic())).append("</strong>");
    if (!words.outcomes().isEmpty()) {
      text.append("<p>What came out of it:</p><ul>");
      words.outcomes().forEach(line -> text.append("<li>").append(Html.text(line)).append("</li>"));
      text.append("</ul>");
    }
    String link = Html.text(words.link().toString());
    text.append("<p>").append(Html.text(kept())).append("<br><a href=\"").append(link);
    text.append("\">").append(link).append("</a></p>");
    return people.isEmpty() ? text.toString() : text + "<p>" + Html.text(with().strip()) + "</p>";
  }
}
