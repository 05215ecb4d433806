package dev.foyer.printer.languages;

import dev.foyer.printer.Label;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Reads a label's bytes back, by the manual and by nothing of the encoder's.
final class EscPosDecoder {
  private final ByteBuffer in;
  private final List<BitSet> paper = new ArrayList<>();
  private int margin;

  /// Motion units an inch, across and along.
  private int across;

  private int along;
  private String ending = "";
  private String ticket = "";

  private EscPosDecoder(byte[] job) {
    in = ByteBuffer.wrap(job).order(ByteOrder.LITTLE_ENDIAN);
  }

  static EscPosDecoder of(byte[] job) {
    EscPosDecoder decoder = new EscPosDecoder(job);
    while (decoder.in.hasRemaining()) {
      decoder.command();
    }
    return decoder;
  }

  private void command() {
    int command = in.getShort() & 0xffff;
    switch (command) {
      case '@' << 8 | 0x1b -> margin = 0;
      case 'P' << 8 | 0x1d -> {
        across = in.get() & 0xff;
        along = in.get() & 0xff;
      }
      case 'L' << 8 | 0x1d -> margin = in.getShort();
      case 'J' << 8 | 0x1b -> {
        int units = in.get() & 0xff;
        for (int row = 0; row < units; row++) {
          paper.add(new BitSet());
        }
      }
      case 'v' << 8 | 0x1d -> raster();
      case 'V' << 8 | 0x1d -> ending = "cut " + (char) in.get() + in.get();
      case '(' << 8 | 0x1c, '(' << 8 | 0x1d -> bracket();
      default -> throw new AssertionError("command %04x at %d".formatted(command, in.position()));
    }
  }

  private void raster() {
    if (in.getShort() != '0') {
      throw new AssertionError("GS v 0 with a mode that is not normal");
    }
    int stride = in.getShort();
    int height = in.getShort();
    if (stride < 1 || height < 1 || height > 2303) {
      throw new AssertionError(stride + " bytes by " + height);
    }
    for (int y = 0; y < height; y++) {
      BitSet row = new BitSet();
      for (int i = 0; i < stride; i++) {
        int eight = in.get();
        for (int dot = 0; dot < 8; dot++) {
          row.set(margin + i * 8 + dot, (eight & 0x80 >> dot) != 0);
        }
      }
      paper.add(row);
    }
  }

  private void bracket() {
    char group = (char) in.get();
    byte[] parameters = new byte[in.getShort()];
    in.get(parameters);
    String text = new String(parameters, StandardCharsets.ISO_8859_1);
    if (group == 'H' && text.startsWith("00")) {
      ticket = text.substring(2);
    } else {
      ending = group + " " + text;
    }
  }

  int across() {
    return across;
  }

  int along() {
    return along;
  }

  String ending() {
    return ending;
  }

  String ticket() {
    return ticket;
  }

  int rows() {
    return paper.size();
  }

  /// What lies on the paper from a column on.
  Label label(int left, int width, int height) {
    byte[] rows = new byte[(width + 7) / 8 * height];
    for (int y = 0; y < height; y++) {
      BitSet row = paper.get(y);
      for (int dot = row.nextSetBit(0); dot >= 0; dot = row.nextSetBit(dot + 1)) {
        int x = dot - left;
        if (x < 0 || x >= width) {
          throw new AssertionError("ink beside the label, at " + dot);
        }
        rows[y * ((width + 7) / 8) + x / 8] |= (byte) (0x80 >> x % 8);
      }
    }
    return Label.of(width, height, 203, rows);
  }
}
