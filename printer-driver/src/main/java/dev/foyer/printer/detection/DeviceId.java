package dev.foyer.printer.detection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a USB printer tells when it is plugged in, in the form of IEEE 1284
/// (`MFG:Zebra;CMD:ZPL;MDL:ZD420;`), as the kernel keeps it: nobody has to ask.
record DeviceId(Map<String, String> values) {
  /// Commands by what stands in `CMD`, the longer names first.
  private static final List<Map.Entry<String, String>> LANGUAGES =
      List.of(
          Map.entry("PT-CBP", "brother"),
          Map.entry("ESC/POS", "escpos"),
          Map.entry("EPSONFMT", "escpos"),
          Map.entry("TSPL", "tspl"),
          Map.entry("ZPL", "zpl"));

  static DeviceId of(String text) {
    Map<String, String> values = new HashMap<>();
    for (String pair : text.trim().split(";", -1)) {
      String[] parts = pair.split(":", 2);
      if (parts.length == 2) {
        values.put(name(parts[0]), parts[1].trim());
      }
    }
    return new DeviceId(values);
  }

  /// What the kernel was told by the printer at a device.
  ///
  /// @param sys the folder `/sys`
  /// @param device such as `/dev/usb/lp0`, or a name that a rule of udev has given it
  static Optional<DeviceId> read(Path sys, Path device) {
    return Stream.of(device, real(device))
        .map(path -> sys.resolve("class/usbmisc").resolve(String.valueOf(path.getFileName())))
        .flatMap(folder -> text(folder.resolve("device/ieee1284_id")).stream())
        .findFirst()
        .map(DeviceId::of);
  }

  private static Path real(Path device) {
    try {
      return device.toRealPath();
    } catch (IOException e) {
      return device;
    }
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// What it understands, in its words, known here or not; empty if it does not say.
  Optional<String> languages() {
    return value("CMD");
  }

  /// Empty if the printer names no language that is known here.
  Optional<Identity> identity() {
    String commands = languages().orElse("").toUpperCase(Locale.ROOT);
    return LANGUAGES.stream()
        .filter(language -> commands.contains(language.getKey()))
        .findFirst()
        .map(
            language ->
                Identity.speaking(language.getValue()).called(model()).numbered(value("SN")));
  }

  /// Maker and model.
  Optional<String> model() {
    return value("MDL").map(model -> (values.getOrDefault("MFG", "") + " " + model).trim());
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  private static String name(String said) {
    return switch (said.trim().toUpperCase(Locale.ROOT)) {
      case "MANUFACTURER" -> "MFG";
      case "COMMAND SET" -> "CMD";
      case "MODEL" -> "MDL";
      case "SERN", "SERIALNUMBER" -> "SN";
      default -> said.trim().toUpperCase(Locale.ROOT);
    };
  }
}
