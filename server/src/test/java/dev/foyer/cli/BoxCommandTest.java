package dev.foyer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.box.BoxConfig.Printer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
