package dev.foyer.printer.languages;

import dev.foyer.printer.Label;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the picture of EPL2 bytes back, by the manual and by nothing of the encoder's: commands
/// line by line, and the bytes that `GW` announces.
final class EplDecoder {
  private static final Pattern GRAPHIC = Pattern.compile("GW(\\d+),(\\d+),(\\d+),(\\d+),");

  private final String rest;
  private final List<String> commands = new ArrayList<>();
  private final Label like;
  private byte[] rows;
  private int at;

  private EplDecoder(byte[] epl, Label like) {
    this.rest = new String(epl, StandardCharsets.ISO_8859_1);
    this.like = like;
    this.rows = new byte[like.stride() * like.height()];
  }

  /// The picture that lies in the image buffer in the end.
  static Label picture(byte[] epl, Label like) {
    EplDecoder decoder = new EplDecoder(epl, like);
    decoder.run();
    return Label.of(like.width(), like.height(), like.dpi(), decoder.rows);
  }

  /// All commands but `GW` and comments, in their order.
  static List<String> commands(byte[] epl, Label like) {
    EplDecoder decoder = new EplDecoder(epl, like);
    decoder.run();
    return decoder.commands;
  }

  private void run() {
    Matcher graphic = GRAPHIC.matcher(rest);
    while (at < rest.length()) {
      graphic.region(at, rest.length());
      if (graphic.lookingAt()) {
        at = graphic.end();
        draw(graphic);
        continue;
      }
      int end = rest.indexOf("\r\n", at);
      if (end < 0) {
        throw new AssertionError("a command without an end: " + rest.substring(at));
      }
      command(rest.substring(at, end));
      at = end + 2;
    }
  }

  private void command(String command) {
    if (command.equals("N")) {
      rows = new byte[rows.length];
    }
    if (!command.isEmpty() && !command.startsWith(";")) {
      commands.add(command);
    }
  }

  /// A bit that is not set is ink; boxes begin at whole bytes here.
  private void draw(Matcher graphic) {
    int left = Integer.parseInt(graphic.group(1));
    int top = Integer.parseInt(graphic.group(2));
    int columns = Integer.parseInt(graphic.group(3));
    int height = Integer.parseInt(graphic.group(4));
    if (left % 8 != 0 || left / 8 + columns > like.stride()) {
      throw new AssertionError("a box at " + left + " of " + columns + " bytes");
    }
    for (int y = top; y < top + height; y++) {
      for (int column = left / 8; column < left / 8 + columns; column++) {
        rows[y * like.stride() + column] |= (byte) (255 - rest.charAt(at++));
      }
    }
  }
}
