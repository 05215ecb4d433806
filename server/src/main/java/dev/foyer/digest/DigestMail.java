package dev.foyer.digest;

import dev.foyer.mail.Header;
import dev.foyer.mail.Letter;
import dev.foyer.mail.Mailbox;
import dev.foyer.platform.Html;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Digests as letters.
///
/// @param from with the community's name, which they are signed with; answers go there, so somebody
///   reads it
public record DigestMail(Mailbox from) {
  private static final String INDENT = "   ";

  /// The letter, the same bytes for the same values.
  ///
  /// @param readyAt when the digest was put together, which is the letter's date
  public Letter letter(Digest digest, Stop stop, Instant readyAt) {
    Phrases phrases = Phrases.in(digest.reader().language());
    Letter.Heading heading =
        new Letter.Heading(
            from,
            digest.reader().mail(),
            phrases.subject(digest.event(), digest.items().size()),
            readyAt);
    List<Header> headers = new ArrayList<>(stop.headers());
    headers.add(new Header("Content-Language", phrases.locale().toLanguageTag()));
    // No out-of-office note comes back (RFC 3834 §5).
    headers.add(new Header("Auto-Submitted", "auto-generated"));
    Letter.Body body = new Letter.Body(text(digest, stop, phrases), html(digest, stop, phrases));
    return Letter.of("digest-" + digest.id(), heading, headers, body);
  }

  private String text(Digest digest, Stop stop, Phrases phrases) {
    StringBuilder text = new StringBuilder(1_024);
    text.append(phrases.greeting(digest.reader().mail().name())).append("\n\n");
    text.append(phrases.opening(digest.event(), digest.items().size())).append("\n\n");
    int number = 1;
    for (Item item : digest.items()) {
      text.append(number++).append(". ").append(item.what()).append('\n');
      text.append(INDENT).append(phrases.introduction(item.introducer())).append('\n');
      text.append(INDENT).append(phrases.readOn()).append(' ').append(item.link()).append("\n\n");
    }
    text.append(phrases.closing()).append("\n\n").append(phrases.regards()).append('\n');
    text.append(from.name()).append("\n\n-- \n").append(phrases.why()).append('\n');
    return stop.link()
        .map(link -> text + phrases.stopByLink() + " " + link + "\n")
        .orElseGet(() -> text + phrases.stopByMail() + "\n");
  }

  private String html(Digest digest, Stop stop, Phrases phrases) {
    StringBuilder html = new StringBuilder(2_048);
    html.append("<!doctype html>\n<html lang=\"").append(phrases.locale().toLanguageTag());
    html.append("\"><head><meta charset=\"utf-8\"></head>\n<body>\n");
    paragraph(html, phrases.greeting(digest.reader().mail().name()));
    paragraph(html, phrases.opening(digest.event(), digest.items().size()));
    html.append("<ol>\n");
    for (Item item : digest.items()) {
      html.append("<li><p><a href=\"").append(Html.text(item.link().toString())).append("\">");
      html.append(Html.text(item.what())).append("</a><br>\n");
      html.append(Html.text(phrases.introduction(item.introducer()))).append("</p></li>\n");
    }
    html.append("</ol>\n");
    paragraph(html, phrases.closing());
    html.append("<p>").append(Html.text(phrases.regards())).append("<br>\n");
    html.append(Html.text(from.name())).append("</p>\n<hr>\n<p><small>");
    html.append(Html.text(phrases.why())).append("<br>\n").append(stopped(stop, phrases));
    return html.append("</small></p>\n</body></html>\n").toString();
  }

  private static String stopped(Stop stop, Phrases phrases) {
    return stop.link()
        .map(link -> Html.text(link.toString()))
        .map(link -> Html.text(phrases.stopByLink()) + " <a href=\"" + link + "\">" + link + "</a>")
        .orElseGet(() -> Html.text(phrases.stopByMail()));
  }

  private static void paragraph(StringBuilder html, String text) {
    html.append("<p>").append(Html.text(text)).append("</p>\n");
  }
}
