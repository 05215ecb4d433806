package dev.foyer.printer.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.PrinterException;
import dev.foyer.printer.languages.Zpl;
import java.net.URI;
import org.junit.jupiter.api.Test;

/// What an address says of a printer.
class PrinterAddressTest {
  @Test
  void anAddressNamesThePrintersDotsAnInch() {
    assertEquals(203, address("serial:/dev/x").dpi());
    assertEquals(300, address("tcp://printer:9100?dpi=300").dpi());
    assertEquals(300, address("tcp://printer?language=brother").dpi());
    assertSays("dpi is 203, 300", "file:/dev/usb/lp0?dpi=many");
  }

  @Test
  void anAddressNamesTheLanguageOrMeansZpl() {
    assertInstanceOf(Zpl.class, address("serial:/dev/x").language());
    assertInstanceOf(Zpl.class, address("tcp://printer?language=zpl").language());
    assertSays("write ", "serial:/dev/x?language=klingon");
  }

  @Test
  void eachLanguageHasItsSettings() {
    assertEquals(696, widest("tcp://printer?language=brother&model=QL-820NWB&roll=62"));
    assertEquals(576, widest("serial:/dev/x?language=escpos&model=576&ending=tear-off"));
    assertEquals(
        "tspl1",
        address("serial:/dev/x?language=tspl1&media=continuous")
            .language()
            .capabilities()
            .keyword());
    assertSays("write QL-", "tcp://printer?language=brother&model=QL-1");
    assertSays("write cut, next-label, tear-off", "serial:/dev/x?language=escpos&ending=saw");
    assertEquals(815, widest("serial:/dev/x?language=brother&model=TD-4420DN&roll=102-by-152"));
    assertEquals(300, address("tcp://x?language=brother&model=TD-4550DNWB&roll=102").dpi());
    assertSays("such as roll=102-by-152", "serial:/dev/x?language=brother&model=TD-4420DN");
    assertSays("takes no roll of", "tcp://printer?language=brother&model=QL-820NWB&roll=102");
  }

  @Test
  void aLanguageOfAllBytesIsNotRunOverXonXoff() {
    assertSays("XON and XOFF among them", "serial:/dev/x?language=escpos&flow=xonxoff");
    assertSays("bytes of eight bits", "serial:/dev/x?language=escpos&frame=7E1");
    assertEquals("zpl", address("serial:/dev/x?frame=7E1").language().capabilities().keyword());
    assertEquals("zpl", address("serial:/dev/x?flow=xonxoff").language().capabilities().keyword());
  }

  private static int widest(String uri) {
    return address(uri).language().capabilities().widest();
  }

  @Test
  void anotherSpeedIsAnotherAddress() {
    assertEquals(
        "serial:/dev/x?baud=115200&dpi=300",
        address("serial:/dev/x?dpi=300&baud=9600").with("baud", "115200").toString());
    assertEquals(
        "serial:/dev/x?baud=115200", address("serial:/dev/x").with("baud", "115200").toString());
  }

  @Test
  void aSerialNumberCanBeNamedWhereThePrinterTellsIt() {
    assertEquals(
        "serial:/dev/x?serial=18J-1", address("serial:/dev/x").numbered("18J-1").toString());
    assertEquals("serial:/dev/x", address("serial:/dev/x").numbered("a number").toString());
    assertSays("serial is a printer's serial number", "serial:/dev/x?serial=18J%202");
    assertSays("leave serial out", "serial:/dev/x?language=epl&serial=18J");
    assertSays("leave serial out", "serial:/dev/x?language=tspl1&serial=18J");
    String brother = "serial:/dev/x?language=brother";
    assertEquals(brother, address(brother).numbered("18J").toString());
  }

  private static PrinterAddress address(String uri) {
    return PrinterAddress.of(URI.create(uri));
  }

  private static void assertSays(String words, String uri) {
    PrinterException refused = assertThrows(PrinterException.class, () -> address(uri));
    assertTrue(String.valueOf(refused.getMessage()).contains(words), refused.getMessage());
  }
}
