package dev.foyer.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the QR code of a badge says: `FB:`, the guest's invitation, `-` and index. It names the
/// guest and grants nothing: a photograph of a badge opens no door.
public final class BadgeCode {
  private static final Pattern CODE =
      Pattern.compile("FB:([0-9A-F]{24})-([0-9]{1,2})", Pattern.CASE_INSENSITIVE);

  private BadgeCode() {}

  public static String of(GuestId guest) {
    return "FB:" + guest.invitation().hex().toUpperCase(Locale.ROOT) + "-" + guest.index();
  }

  /// Whose badge this is; empty for any other text.
  public static Optional<GuestId> read(String text) {
    Matcher code = CODE.matcher(text.strip());
    if (!code.matches() || Integer.parseInt(code.group(2)) >= Terms.MAX_PEOPLE) {
      return Optional.empty();
    }
    String invitation = code.group(1).toLowerCase(Locale.ROOT);
    return Optional.of(new GuestId(new InvitationId(invitation), Integer.parseInt(code.group(2))));
  }
}
