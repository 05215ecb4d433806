package dev.foyer.printer.detection;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a printer of one language is recognised.
interface Tongue {
  /// For what is answered at once, wherever it comes.
  Duration AT_ONCE = Duration.ofMillis(90);

  /// For what is answered in its turn.
  Duration SOON = Duration.ofMillis(190);

  /// For a printer that is known to answer.
  Duration SURELY = Duration.ofMillis(390);

  /// All, in the order in which they do no harm to a printer of another language:
  ///
  /// 1. ESC/POS first: such a printer puts unknown letters onto paper. `DLE EOT` is three control
  ///    characters, which the others pass over.
  /// 2. ZPL: `~HI~HS` is six letters that TSPL and Brother's raster mode make nothing of, and that
  ///    no end of a line follows: an ESC/POS printer that is mute keeps them in its line until the
  ///    `ESC @` before its next label drops them. Before TSPL, whose `!` could begin a command of
  ///    ZPL.
  /// 3. TSPL: `ESC ! ?` is caught at any place. ESC/POS would take it for a way of writing, hence
  ///    it is asked behind it.
  /// 4. Brother last: `ESC i` cuts the paper of old ESC/POS printers.
  ///
  /// Nothing that ends a line, feeds or prints is sent before the language is known.
  List<Tongue> ALL =
      List.of(new EscPosTongue(), new ZplTongue(), new TsplTongue(), new BrotherTongue());

  /// Its name in addresses; that of the newer one where there are two.
  String language();

  /// What is at the link if it speaks this language; empty if it does not.
  Optional<Identity> recognise(Hearing hearing);

  /// What is at the link if it speaks one of these languages; they are asked in this order.
  static Optional<Identity> recognised(List<Tongue> tongues, Hearing hearing) {
    return tongues.stream().flatMap(tongue -> tongue.recognise(hearing).stream()).findFirst();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
