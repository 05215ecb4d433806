package dev.foyer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.box.BoxConfig.Printer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BoxCommandTest {
  @Test
  void printersAreNamedOrNumbered() {
    assertEquals(
        List.of(
            new Printer("front", URI.create("serial:/dev/ttyUSB0?baud=9600")),
            new Printer("printer-2", URI.create("serial:/dev/ttyUSB1?baud=115200"))),
        BoxCommand.printers(
            List.of("front=serial:/dev/ttyUSB0?baud=9600", "serial:/dev/ttyUSB1?baud=115200")));
  }

  @Test
  void aPrinterHasTheTemplateThatItsAddressNamesOrThatOfAll() {
    BoxCommand command = new BoxCommand();
    new CommandLine(command)
        .parseArgs(
            "--data=box",
            "--badge-template=4x3in",
            "--printer=side=serial:/dev/x?language=brother&template=62x100mm",
            "--printer=front=serial:/dev/y?baud=115200");
    List<Printer> printers = command.config().printers();
    assertEquals(62, printers.get(0).template().width(), 0.01);
    assertEquals(101.6, printers.get(1).template().width(), 0.01);
  }
}
