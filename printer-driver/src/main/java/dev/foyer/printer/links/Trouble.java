package dev.foyer.printer.links;

import dev.foyer.printer.PrinterException;
import dev.foyer.printer.posix.Posix;
import dev.foyer.printer.posix.PosixException;
import java.io.IOException;
import java.nio.file.Path;

/// What is wrong with a device file, in sentences that say what to do.
final class Trouble {
  private Trouble() {}

  /// Why a device cannot be opened. The numbers are those of `usblp_open`, and [Posix#EAGAIN] of
  /// `flock(2)`.
  static PrinterException opening(Path path, PosixException cause) {
    return switch (cause.error()) {
      case Posix.ENOENT, Posix.ENODEV, Posix.ENXIO -> missing(path, cause);
      case Posix.EACCES, Posix.EPERM -> forbidden(path, cause);
      case Posix.EBUSY, Posix.EAGAIN -> used(path, cause);
      case Posix.EIO -> gone(path, cause);
      default ->
          said(path, "cannot be opened (error " + cause.error() + "): is it a printer's?", cause);
    };
  }

  static PrinterException missing(Path path, IOException cause) {
    return said(
        path,
        "is not there: plug the printer in, switch it on, and remove a queue of CUPS for it, which"
            + " takes the device away.",
        cause);
  }

  static PrinterException forbidden(Path path, IOException cause) {
    return said(path, "may not be used: add this user to the group lp and log in again.", cause);
  }

  private static PrinterException used(Path path, IOException cause) {
    return said(
        path,
        "cannot be opened: another program uses it. If that is CUPS, remove its queue for this"
            + " printer or stop it (sudo systemctl stop cups).",
        cause);
  }

  static PrinterException gone(Path path, IOException cause) {
    return said(path, "does not answer any more: check the printer's cable and power.", cause);
  }

  static PrinterException full(Path path, IOException cause) {
    return said(
        path,
        "does not take data any more: look whether the printer is out of paper, open or paused.",
        cause);
  }

  private static PrinterException said(Path path, String words, IOException cause) {
    return new PrinterException("The device " + path + " " + words, cause);
  }
}
