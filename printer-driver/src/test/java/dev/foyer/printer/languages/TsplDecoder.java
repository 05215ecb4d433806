package dev.foyer.printer.languages;

import dev.foyer.printer.Label;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the picture of TSPL bytes back, by the manual and by nothing of the encoder's: commands
/// line by line, and the bytes that `BITMAP` announces.
final class TsplDecoder {
  private static final Pattern BITMAP =
      Pattern.compile("BITMAP (\\d+),(\\d+),(\\d+),(\\d+),0,", Pattern.DOTALL);

  private final String rest;
  private final List<String> commands = new ArrayList<>();
  private final boolean[][] black;
  private int at;

  private TsplDecoder(byte[] tspl, Label like) {
    rest = new String(tspl, StandardCharsets.ISO_8859_1);
    black = new boolean[like.height()][like.width()];
  }

  /// The picture that lies in the image buffer in the end.
  static Label picture(byte[] tspl, Label like) {
    TsplDecoder decoder = new TsplDecoder(tspl, like);
    decoder.run();
    byte[] rows = new byte[like.stride() * like.height()];
    for (int y = 0; y < like.height(); y++) {
      for (int x = 0; x < like.width(); x++) {
        if (decoder.black[y][x]) {
          rows[y * like.stride() + x / 8] |= (byte) (128 >> x % 8);
        }
      }
    }
    return Label.of(like.width(), like.height(), like.dpi(), rows);
  }

  /// All commands but `BITMAP`, in their order.
  static List<String> commands(byte[] tspl, Label like) {
    TsplDecoder decoder = new TsplDecoder(tspl, like);
    decoder.run();
    return decoder.commands;
  }

  private void run() {
    Matcher bitmap = BITMAP.matcher(rest);
    while (at < rest.length()) {
      bitmap.region(at, rest.length());
      if (bitmap.lookingAt()) {
        at = bitmap.end();
        draw(bitmap);
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
    if (command.equals("CLS")) {
      for (boolean[] row : black) {
        Arrays.fill(row, false);
      }
    }
    if (!command.isEmpty()) {
      commands.add(command);
    }
  }

  private void draw(Matcher bitmap) {
    int left = Integer.parseInt(bitmap.group(1));
    int top = Integer.parseInt(bitmap.group(2));
    int columns = Integer.parseInt(bitmap.group(3));
    int height = Integer.parseInt(bitmap.group(4));
    for (int y = 0; y < height; y++) {
      for (int column = 0; column < columns; column++) {
        int eight = rest.charAt(at++);
        for (int dot = 0; dot < 8; dot++) {
          int x = left + column * 8 + dot;
          boolean ink = (eight >> 7 - dot & 1) == 0;
          if (x < black[0].length) {
            black[top + y][x] = ink;
          } else if (ink) {
            throw new AssertionError("ink beside the label");
          }
        }
      }
    }
  }
}
