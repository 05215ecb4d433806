package dev.foyer.cli;

import dev.foyer.qr.Picture;
import dev.foyer.qr.QrReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `foyer decode`: the texts of the QR codes in pictures, one line a file.
@Command(
    name = "decode",
    description = "Prints the texts of the QR codes in each picture, and the milliseconds it took.",
    mixinStandardHelpOptions = true)
final class DecodeCommand implements Callable<Integer> {
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "PNG or JPEG files.")
  private List<Path> images = List.of();

  /// 0 if every file is a picture, whether codes were found in it or not.
  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    int rc = 0;
    for (Path image : images) {
      rc = Math.max(rc, decode(image, out));
      out.flush();
    }
    return rc;
  }

  private static int decode(Path image, PrintWriter out) {
    long start = System.nanoTime();
    try {
      return switch (Picture.read(Files.readAllBytes(image))) {
        case Picture.Reading.Sound sound -> {
          List<String> texts = QrReader.texts(sound.picture(), System.nanoTime() + PATIENCE_NANOS);
          print(out, image, start, texts.isEmpty() ? "(no code)" : joined(texts));
          yield 0;
        }
        case Picture.Reading.Faulty faulty -> {
          print(out, image, start, "(" + words(faulty.fault()) + ")");
          yield 1;
        }
      };
    } catch (IOException e) {
      print(out, image, start, "(cannot be read)");
      return 1;
    }
  }

  private static void print(PrintWriter out, Path image, long start, String words) {
    double millis = (System.nanoTime() - start) / 1e6;
    out.printf(Locale.ROOT, "%s\t%.1f ms\t%s%n", image, millis, words);
  }

  private static String joined(List<String> texts) {
    return String.join("\t", texts.stream().map(DecodeCommand::onOneLine).toList());
  }

  private static String onOneLine(String text) {
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  private static String words(Picture.Fault fault) {
    return switch (fault) {
      case NOT_A_PICTURE -> "no PNG or JPEG picture";
      case TOO_MANY_PIXELS -> "more than 4 megapixels";
    };
  }
}
