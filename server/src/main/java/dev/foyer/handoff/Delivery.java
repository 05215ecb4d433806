package dev.foyer.handoff;

import dev.foyer.domain.Bytes;
import dev.foyer.mail.Letter;
import dev.foyer.qr.QrCode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What an adapter would send, byte by byte. Whoever looks at it beforehand and whoever sends it
/// have the same value in hand.
public sealed interface Delivery {
  Channel channel();

  /// The file that a person looks at: exactly the bytes that go over the line, but for the one line
  /// of each request that holds a credential, which is never shown.
  Bytes dryRun();

  /// Requests to a web server, to be sent one after the other by a [WebSender].
  record Requests(Channel channel, List<WebRequest> requests) implements Delivery {
    public Requests {
      requests = List.copyOf(requests);
    }

    @Override
    public Bytes dryRun() {
      return WebRequest.wire(requests);
    }
  }

  /// A letter, to be sent by an outbox.
  record Mail(Letter letter) implements Delivery {
    @Override
    public Channel channel() {
      return Channel.MAILING_LIST;
    }

    @Override
    public Bytes dryRun() {
      return letter.message();
    }
  }

  /// A text to be pasted, and a code to be shown or printed.
  record Paste(String text, QrCode code) implements Delivery {
    @Override
    public Channel channel() {
      return Channel.GROUP;
    }

    @Override
    public Bytes dryRun() {
      return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
