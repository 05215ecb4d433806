package dev.foyer.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.foyer.domain.InvitationToken.Reading;
import dev.foyer.qr.QrCode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a scanner or a keyboard may hand in, and what it is worth.
class InvitationTokenTest {
  private static final IssuingKey KEY = key();
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 24);
  private static final InvitationToken TOKEN =
      InvitationToken.issue(KEY, Telling.SUPPER, Telling.invitation(1), LAST_DAY);
  private static final String BARE = TOKEN.bare();
  private static final String URL = TOKEN.url("https://foyer.example");

  /// The order of the group of Ed25519 (RFC 8032, section 5.1).
  private static final BigInteger L =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  /// What a text is worth.
  private enum Worth {
    /// The token itself, signed by the community's key.
    GOOD,
    /// A token that the community's key did not sign.
    UNSIGNED,
    TOO_SHORT,
    MALFORMED,
    WRONG_VERSION
  }

  /// A text that is handed in, in words.
  record Given(String what, String text, Worth worth) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Worth worth(String text) {
    return switch (InvitationToken.read(text)) {
      case Reading.Sound sound -> sound.token().verifies(KEY.open()) ? Worth.GOOD : Worth.UNSIGNED;
      case Reading.Faulty faulty -> Worth.valueOf(faulty.fault().name());
    };
  }

  private static IssuingKey key() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new IssuingKey(pair.getPrivate(), pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InvitationToken changed(UnaryOperator<byte[]> change) {
    return new InvitationToken(Bytes.of(change.apply(TOKEN.bytes().toArray())));
  }

  /// The same signature in its other arithmetic form: S + L in place of S, little-endian.
  private static byte[] malleable(byte[] token) {
    byte[] s = new byte[33];
    for (int i = 0; i < 32; i++) {
      s[32 - i] = token[InvitationToken.SIZE - 32 + i];
    }
    BigInteger sum = new BigInteger(s).add(L);
    for (int i = 0; i < 32; i++) {
      token[InvitationToken.SIZE - 32 + i] = sum.shiftRight(8 * i).byteValue();
    }
    return token;
  }

  private static byte[] ofVersion2(byte[] token) {
    token[0] = 2;
    return token;
  }

  /// With the last bit set, which carries nothing and is zero in the one written form.
  private static String withItsUnusedBit(String text) {
    String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    int last = digits.indexOf(text.charAt(text.length() - 1));
    return text.substring(0, text.length() - 1) + digits.charAt(last | 1);
  }

  private static String within(String text, String what) {
    int middle = text.length() - 70;
    return text.substring(0, middle) + what + text.substring(middle);
  }

  static Stream<Given> texts() {
    return Stream.of(forms(), truncations(), forgeries(), rubbish()).flatMap(List::stream);
  }

  private static List<Given> forms() {
    return List.of(
        new Given("bare", BARE, Worth.GOOD),
        new Given("a URL", URL, Worth.GOOD),
        new Given("the text alone", TOKEN.text(), Worth.GOOD),
        new Given("in lower case", BARE.toLowerCase(Locale.ROOT), Worth.GOOD),
        new Given("a URL in lower case", URL.toLowerCase(Locale.ROOT), Worth.GOOD),
        new Given("white space around it", " \t\r\n" + BARE + "\r\n \t", Worth.GOOD),
        new Given("line ends within", BARE.replaceAll("(.{20})", "$1\r\n "), Worth.GOOD),
        new Given("as much before it as a QR code holds", longest('A'), Worth.GOOD),
        new Given(
            "of another event",
            InvitationToken.issue(KEY, Telling.PICNIC, Telling.invitation(1), null).bare(),
            Worth.GOOD));
  }

  /// 4,296 characters that end in the token.
  private static String longest(char before) {
    return String.valueOf(before).repeat(4_296 - InvitationToken.TEXT_LENGTH) + TOKEN.text();
  }

  private static List<Given> truncations() {
    List<Given> cut = new ArrayList<>();
    for (String text : List.of(BARE, URL)) {
      for (int length = 0; length < text.length(); length++) {
        String what = (text.equals(BARE) ? "bare" : "a URL") + " cut to " + length;
        cut.add(new Given(what, text.substring(0, length), Worth.TOO_SHORT));
      }
    }
    for (int from = 1; from <= InvitationToken.TEXT_LENGTH; from++) {
      cut.add(
          new Given("without its first " + from, TOKEN.text().substring(from), Worth.TOO_SHORT));
    }
    return cut;
  }

  private static List<Given> forgeries() {
    InvitationToken foreign =
        InvitationToken.issue(key(), Telling.SUPPER, Telling.invitation(1), LAST_DAY);
    List<Given> forged = new ArrayList<>();
    forged.add(new Given("of a foreign key", foreign.bare(), Worth.UNSIGNED));
    forged.add(
        new Given(
            "a malleable signature",
            changed(InvitationTokenTest::malleable).bare(),
            Worth.UNSIGNED));
    forged.add(
        new Given(
            "another version",
            changed(InvitationTokenTest::ofVersion2).bare(),
            Worth.WRONG_VERSION));
    forged.add(new Given("the unused bit set", withItsUnusedBit(BARE), Worth.MALFORMED));
    IntStream.range(1, InvitationToken.SIZE)
        .mapToObj(at -> new Given("byte " + at + " changed", flipped(at).bare(), Worth.UNSIGNED))
        .forEach(forged::add);
    return forged;
  }

  private static InvitationToken flipped(int at) {
    return changed(
        bytes -> {
          bytes[at] ^= 1;
          return bytes;
        });
  }

  private static List<Given> rubbish() {
    List<Given> rubbish = new ArrayList<>();
    for (String what :
        List.of(
            "\u0000", "\u0007", "\u007f", "\ud83d", "\ude80", "🚀", "\u00a0", "ı", "\u212a", "=",
            "0")) {
      String code = "U+%04X".formatted(what.codePointAt(0));
      rubbish.add(new Given(code + " within", within(BARE, what), Worth.TOO_SHORT));
      rubbish.add(new Given(code + " after", BARE + what, Worth.TOO_SHORT));
      rubbish.add(new Given(code + " before", what + TOKEN.text(), Worth.GOOD));
    }
    rubbish.add(new Given("4,296 of A", "A".repeat(4_296), Worth.WRONG_VERSION));
    rubbish.add(new Given("4,296 of 7", "7".repeat(4_296), Worth.MALFORMED));
    rubbish.add(new Given("4,296 of 1", "1".repeat(4_296), Worth.TOO_SHORT));
    rubbish.add(new Given("4,296 spaces", " ".repeat(4_296), Worth.TOO_SHORT));
    return rubbish;
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextIsWorthWhatTheCommunitySigned(Given given) {
    assertEquals(given.worth(), worth(given.text()));
  }

  @Test
  void aTokenSaysWhatItWasIssuedFor() {
    InvitationToken read = assertInstanceOf(Reading.Sound.class, InvitationToken.read(URL)).token();
    assertEquals(TOKEN, read);
    assertEquals(KEY.id(), read.keyId());
    assertEquals(Telling.SUPPER, read.event());
    assertEquals(Telling.invitation(1), read.invitation());
    assertEquals(Optional.of(LAST_DAY), read.notAfter());
    assertEquals(TOKEN.sha256(), read.sha256());
  }

  @Test
  void anotherEventsTokenSaysSo() {
    InvitationToken picnic =
        InvitationToken.issue(KEY, Telling.PICNIC, Telling.invitation(1), null);
    assertEquals(Telling.PICNIC, picnic.event());
    assertEquals(Optional.empty(), picnic.notAfter());
  }

  @Test
  void aTokensQrCodeIsAsSmallAsItsFormAllows() {
    assertEquals(6, QrCode.of(BARE).version());
    assertEquals(7, QrCode.of(TOKEN.url("https://" + "h".repeat(18))).version());
    assertEquals(8, QrCode.of(TOKEN.url("https://" + "h".repeat(19))).version());
  }
}
