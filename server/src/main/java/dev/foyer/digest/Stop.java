package dev.foyer.digest;

import dev.foyer.mail.Header;
import dev.foyer.mail.Mailbox;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a reader says that no more such mail is wanted, without an account.
///
/// The link is the way: it holds who asks, a mail program may follow it with one tap (RFC 8058),
/// and a program that is fetching links does nothing by it. RFC 8058 wants it to be HTTPS; mail
/// programs offer it only for mail whose headers the mail server has signed (DKIM). Where central
/// has no public address there is the mail (RFC 2369 §3.2), which a person has to read.
///
/// @param link over HTTPS; empty if central has no public address
/// @param mail an address that somebody reads
public record Stop(Optional<URI> link, Mailbox mail) {
  public Stop {
    if (link.isPresent() && !"https".equalsIgnoreCase(link.get().getScheme())) {
      throw new IllegalArgumentException(
          "A link that stops mail is https: start central with --public-url https://….");
    }
  }

  /// `List-Unsubscribe` and, with a link, `List-Unsubscribe-Post`.
  List<Header> headers() {
    List<Header> headers = new ArrayList<>();
    String byMail = "<mailto:" + mail.address().replace("%", "%25") + "?subject=stop>";
    if (link.isPresent()) {
      headers.add(new Header("List-Unsubscribe", "<" + link.get() + ">, " + byMail));
      headers.add(new Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    } else {
      headers.add(new Header("List-Unsubscribe", byMail));
    }
    return headers;
  }
}
