package dev.foyer.printer.sim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A ZPL printer's RAM: graphics, and formats as they were sent.
final class ZplMemory {
  private static final String GRAPHIC = "GRF";
  private static final String FORMAT = "ZPL";

  private final Map<String, ZplGraphic> graphics = new TreeMap<>();
  private final Map<String, List<String>> formats = new TreeMap<>();

  void keep(ZplGraphic graphic) {
    graphics.put(graphic.name(), graphic);
  }

  /// `^DF`: "saves ZPL II format commands as text strings"; the name alone counts, the extension is
  /// fixed.
  ///
  /// @param commands those behind it
  void keepFormat(String parameter, List<String> commands) {
    ZplName name = ZplName.of(parameter, FORMAT);
    if (name.isHere()) {
      formats.put(name.name(), List.copyOf(commands));
    }
  }

  /// `^XG`
  Optional<ZplGraphic> graphic(String parameters) {
    ZplName name = ZplName.of(parameters.split(",", 2)[0], GRAPHIC);
    return name.isHere() ? Optional.ofNullable(graphics.get(name.name())) : Optional.empty();
  }

  /// `^XF`: the commands of a stored format; none if it is not there.
  List<String> format(String parameter) {
    ZplName name = ZplName.of(parameter, FORMAT);
    return name.isHere() ? formats.getOrDefault(name.name(), List.of()) : List.of();
  }

  /// `^HF`: a stored format as it could be sent again; empty if it is not there.
  String upload(String parameter) {
    ZplName name = ZplName.of(parameter, FORMAT);
    List<String> commands = format(parameter);
    return commands.isEmpty()
        ? ""
        : "^XA^DFR:%s.ZPL%s^XZ\r\n".formatted(name.name(), String.join("", commands));
  }

  /// `^ID`
  void delete(String parameter) {
    ZplName name = ZplName.of(parameter, GRAPHIC);
    graphics.keySet().removeIf(object -> name.means(object, GRAPHIC));
    formats.keySet().removeIf(object -> name.means(object, FORMAT));
  }

  /// `^HW`
  String directory(String parameter) {
    ZplName name = ZplName.of(parameter.isEmpty() ? "R:*.*" : parameter, "*");
    StringBuilder listing =
        new StringBuilder("\u0002\r\n- DIR R:%s.%s\r\n".formatted(name.name(), name.extension()));
    graphics.forEach(
        (object, graphic) -> {
          if (name.means(object, GRAPHIC)) {
            listing.append(line(object, GRAPHIC, graphic.rows().length));
          }
        });
    formats.forEach(
        (object, commands) -> {
          if (name.means(object, FORMAT)) {
            listing.append(line(object, FORMAT, String.join("", commands).length()));
          }
        });
    return listing.append("\r\n- 4194304 bytes free\r\n\u0003").toString();
  }

  private static String line(String name, String extension, int size) {
    return "* R:%s.%s %7d\r\n".formatted(name, extension, size);
  }

  int graphics() {
    return graphics.size();
  }

  void forget() {
    graphics.clear();
    formats.clear();
  }
}
