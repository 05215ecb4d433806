package dev.foyer.printer.detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

  /// @param sys the folder `/sys`
  /// @param device such as `/dev/usb/lp0`
  static Optional<DeviceId> read(Path sys, Path device) {
    Path file =
        sys.resolve("class/usbmisc")
            .resolve(String.valueOf(device.getFileName()))
            .resolve("device/ieee1284_id");
    try {
      return Optional.of(of(Files.readString(file)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Empty if the printer names no language that is known here.
  Optional<Identity> identity() {
    String commands = values.getOrDefault("CMD", "").toUpperCase(Locale.ROOT);
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
