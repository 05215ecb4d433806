package dev.foyer.printer.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.detection.Port.Kind;
import dev.foyer.printer.detection.Port.Naming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder of devices as udev makes it.
class PortsTest {
  private static final String ZEBRA = "serial/by-id/usb-Zebra_ZD420_D2N1-if00";
  private static final String CLONE = "serial/by-id/usb-Prolific_USB-Serial_Controller-if00-port0";

  @TempDir Path dev;

  @Test
  void aDeviceIsListedOnceUnderTheNameThatLasts() throws IOException {
    device("ttyUSB0", ZEBRA, "serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0");
    device("rfcomm0");
    device("usb/lp0");
    device("ttyS0");
    assertEquals(
        List.of("serial:" + dev.resolve(ZEBRA), "serial:" + dev.resolve("rfcomm0"), lp()), uris());
    assertEquals(Naming.OWN, ports().all().getFirst().naming());
    assertEquals(Optional.empty(), ports().all().getFirst().advice());
    assertEquals(Kind.USB_PRINTER, ports().all().getLast().kind());
  }

  /// udev has one name for both, which points to whichever came last.
  @Test
  void twoEqualAdaptersAreNamedByTheirSockets() throws IOException {
    device("ttyUSB0", CLONE, "serial/by-path/socket-1");
    device("ttyUSB1", "serial/by-path/socket-2");
    List<String> first = uris();
    assertEquals(
        List.of(
            "serial:" + dev.resolve("serial/by-path/socket-1"),
            "serial:" + dev.resolve("serial/by-path/socket-2")),
        first);
    assertTrue(ports().all().getFirst().advice().orElseThrow().contains("USB socket"));
  }

  @Test
  void printersThatSwapTheirNumbersKeepTheirNames() throws IOException {
    device("ttyUSB0", CLONE, "serial/by-path/socket-1");
    device("ttyUSB1", "serial/by-path/socket-2");
    Path first = ports().all().getFirst().path();
    assertEquals(dev.resolve("ttyUSB0").toRealPath(), first.toRealPath());
    for (String name : List.of(CLONE, "serial/by-path/socket-1", "serial/by-path/socket-2")) {
      Files.delete(dev.resolve(name));
    }
    link("serial/by-path/socket-1", "ttyUSB1");
    link("serial/by-path/socket-2", "ttyUSB0");
    link(CLONE, "ttyUSB0");
    assertEquals(
        List.of("serial/by-path/socket-1", "serial/by-path/socket-2"),
        ports().all().stream().map(p -> dev.relativize(p.path()).toString()).sorted().toList());
    assertEquals(dev.resolve("ttyUSB1").toRealPath(), first.toRealPath());
  }

  @Test
  void aNumberThatMayChangeComesWithAUdevRule() throws IOException {
    device("ttyUSB0");
    device("usb/lp0");
    Port serial = ports().all().getFirst();
    assertEquals(Naming.NUMBERED, serial.naming());
    assertTrue(serial.advice().orElseThrow().contains("SUBSYSTEM==\"tty\""));
    assertTrue(ports().all().getLast().advice().orElseThrow().contains("SUBSYSTEM==\"usbmisc\""));
  }

  @Test
  void aPortWithoutPermissionSaysWhichGroupItWants() throws IOException {
    device("ttyUSB0", ZEBRA);
    device("usb/lp0");
    Ports ports = new Ports(dev, path -> false);
    assertEquals(
        "%s may not be used: add this user to the group dialout (sudo usermod -aG dialout $USER)"
                .formatted(dev.resolve(ZEBRA))
            + " and log in again.",
        ports.all().getFirst().trouble().orElseThrow());
    assertTrue(ports.all().getLast().trouble().orElseThrow().contains("the group lp "));
    assertEquals(Optional.empty(), ports().all().getFirst().trouble());
  }

  @Test
  void aPortIsFoundByAnyOfItsNames() throws IOException {
    device("ttyUSB0", ZEBRA);
    assertEquals(ports().all().getFirst(), ports().find(dev.resolve("ttyUSB0")).orElseThrow());
    assertEquals(Optional.empty(), ports().find(dev.resolve("ttyUSB9")));
  }

  @Test
  void nothingThereIsNothingListed() {
    assertEquals(List.of(), ports().all());
  }

  private Ports ports() {
    return new Ports(dev, path -> true);
  }

  private List<String> uris() {
    return ports().all().stream().map(port -> port.uri().toString()).toList();
  }

  private String lp() {
    return "file:" + dev.resolve("usb/lp0");
  }

  private void device(String name, String... others) throws IOException {
    Path device = dev.resolve(name);
    Files.createDirectories(device.getParent());
    Files.createFile(device);
    for (String other : others) {
      link(other, name);
    }
  }

  private void link(String name, String to) throws IOException {
    Path link = dev.resolve(name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, dev.resolve(to));
  }
}
