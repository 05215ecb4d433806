package dev.foyer.handoff;

import dev.foyer.qr.QrCode;

/// A group that has no interface for programs: a text that somebody pastes there, and a code with
/// the conversation's link for whoever stands by.
public final class Group {
  private Group() {}

  /// @throws IllegalArgumentException with the sentence of [Stub#obstacle]
  public static Delivery.Paste paste(Stub stub) {
    Shared shared = stub.on(Channel.GROUP);
    return new Delivery.Paste(shared.plain(), QrCode.of(shared.words().link().toString()));
  }
}
