package dev.foyer.printer;

/// A label that lies in a printer and waits to be released.
public final class Parcel {
  private final String ticket;
  private final byte[] release;
  private final byte[] forget;

  /// @param ticket names the label in what the printer tells of it
  /// @param release prints it
  /// @param forget takes it out of the memory again; empty if the next label takes its place
  Parcel(String ticket, byte[] release, byte[] forget) {
    this.ticket = ticket;
    this.release = release;
    this.forget = forget;
  }

  String ticket() {
    return ticket;
  }

  byte[] release() {
    return release;
  }

  byte[] forget() {
    return forget;
  }
}
