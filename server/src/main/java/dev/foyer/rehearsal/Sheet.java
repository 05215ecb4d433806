package dev.foyer.rehearsal;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The codes on a printed sheet of invitations, read off its drawings as a camera would.
final class Sheet {
  private static final int QUIET = 4;
  private static final Pattern CODE =
      Pattern.compile("viewBox=\"0 0 (\\d+) \\d+\"><path fill=\"#fff\"[^>]*/><path d=\"([^\"]*)\"");
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");

  private Sheet() {}

  /// The texts of all QR codes in the sheet's HTML.
  static List<String> texts(String html) {
    List<String> texts = new ArrayList<>();
    Matcher code = CODE.matcher(html);
    while (code.find()) {
      int size = Integer.parseInt(code.group(1)) - 2 * QUIET;
      BitMatrix modules = new BitMatrix(size);
      Matcher run = RUN.matcher(code.group(2));
      while (run.find()) {
        int left = Integer.parseInt(run.group(1)) - QUIET;
        int top = Integer.parseInt(run.group(2)) - QUIET;
        modules.setRegion(left, top, Integer.parseInt(run.group(3)), 1);
      }
      texts.add(read(modules));
    }
    return texts;
  }

  private static String read(BitMatrix modules) {
    try {
      return new Decoder().decode(modules).getText();
    } catch (ChecksumException | FormatException e) {
      throw new IllegalStateException("a code on the sheet cannot be read", e);
    }
  }
}
