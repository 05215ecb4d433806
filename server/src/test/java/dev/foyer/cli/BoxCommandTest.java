package dev.foyer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.badge.BuiltInTemplates;
import dev.foyer.badge.Templates;
import dev.foyer.box.BoxConfig.Printer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  @Test
  void previewsAndSheetsKnowTheTemplatesThatTheBoxPrintsBy(@TempDir Path folder)
      throws IOException {
    Path mine = Files.write(folder.resolve("mine.svg"), BuiltInTemplates.source("80x50mm"));
    Path side = Files.write(folder.resolve("side.svg"), BuiltInTemplates.source("62x100mm"));
    BoxCommand command = new BoxCommand();
    new CommandLine(command)
        .parseArgs(
            "--data=box",
            "--badge-template=" + mine,
            "--printer=side=serial:/dev/x?language=brother&template=" + side,
            "--printer=front=serial:/dev/y?baud=115200");
    Templates templates = command.config().templates();
    assertEquals("mine.svg", templates.usual());
    assertEquals(List.of("mine.svg", "side.svg"), templates.own());
    assertEquals(80, command.config().printers().get(1).template().width(), 0.01);
  }

  @Test
  void guestsAreKnownForAWeekOrAsLongAsIsSaid() {
    BoxCommand usual = new BoxCommand();
    new CommandLine(usual).parseArgs("--data=box");
    assertEquals(Duration.ofDays(7), usual.config().keep());
    BoxCommand longer = new BoxCommand();
    new CommandLine(longer).parseArgs("--data=box", "--keep-days=30");
    assertEquals(Duration.ofDays(30), longer.config().keep());
  }
}
