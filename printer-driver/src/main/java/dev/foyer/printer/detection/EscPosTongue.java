package dev.foyer.printer.detection;

import dev.foyer.printer.PrinterStatus;
import dev.foyer.printer.languages.EscPos;
import java.util.Map;
import java.util.Optional;

/// ESC/POS: `DLE EOT`, then by name (`GS I` 67) and number (`GS I` 68), which are text between `_`
/// and NUL.
final class EscPosTongue implements Tongue {
  private static final byte[] PRINTER_STATUS = {0x10, 4, 1};
  private static final int STATUS_BYTES = 4;

  /// `GS I` 67, which is answered like the question for the number.
  private static final byte[] NAME = {0x1d, 'I', 'C'};

  /// How many dots the heads of Epson's printers have (their "Technical Reference Guides"); no
  /// command asks for it.
  private static final Map<String, String> HEADS =
      Map.of("TM-T88", "512", "TM-T70", "512", "TM-T20", "576", "TM-T82", "576", "TM-m30", "576");

  private final EscPos language = new EscPos(EscPos.Model.DOTS_432, EscPos.Ending.CUT);

  @Override
  public String language() {
    return "escpos";
  }

  /// One byte with the fixed bits to one question, four to four.
  @Override
  public Optional<Identity> recognise(Hearing hearing) {
    return hearing.ask(PRINTER_STATUS, AT_ONCE, EscPosTongue::single).isPresent()
            && hearing.ask(language.askStatus(), SURELY, this::status).isPresent()
            && !hearing.spokeUnasked()
        ? Optional.of(identity(hearing))
        : Optional.empty();
  }

  private static Optional<String> single(String answer) {
    return answer.length() == 1 && (answer.charAt(0) & 0x93) == 0x12
        ? Optional.of(answer)
        : Optional.empty();
  }

  private Optional<PrinterStatus> status(String answer) {
    return answer.length() == STATUS_BYTES ? language.status(answer) : Optional.empty();
  }

  /// `ESC @` first: it empties the line, in which questions at a wrong speed may stand.
  private Identity identity(Hearing hearing) {
    hearing.tell(Tongue.ascii("\u001b@"));
    Optional<String> name = hearing.ask(NAME, SURELY, language::serialNumber);
    Identity identity =
        Identity.speaking("escpos")
            .called(name)
            .numbered(hearing.ask(language.askSerialNumber(), SURELY, language::serialNumber));
    return name.flatMap(EscPosTongue::head)
        .map(dots -> identity.with("model", dots))
        .orElse(identity);
  }

  private static Optional<String> head(String name) {
    return HEADS.entrySet().stream()
        .filter(head -> name.startsWith(head.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
