package dev.foyer.platform;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// How a program recognises a server that it speaks to over HTTPS: by the fingerprint of its
/// certificate, which a person has compared, or else by the authorities that this machine trusts.
/// Remembers the fingerprint that was refused last, so that it can be told. Thread-safe.
public final class ServerTrust {
  private static final Pattern DIGITS = Pattern.compile("[0-9A-F]{64}");

  private final @Nullable String pinned;
  private volatile @Nullable String refused;

  private ServerTrust(@Nullable String pinned) {
    this.pinned = pinned;
  }

  /// @param fingerprint as [#fingerprint(String)] writes it; empty for the machine's authorities
  public static ServerTrust of(Optional<String> fingerprint) {
    return new ServerTrust(fingerprint.map(ServerTrust::fingerprint).orElse(null));
  }

  /// A SHA-256 fingerprint as browsers show it, in pairs of digits with colons, from whatever way
  /// of writing one.
  ///
  /// @throws IllegalArgumentException if it is none; the message says what one looks like
  public static String fingerprint(String written) {
    String digits = written.replaceAll("[:\\s-]", "").toUpperCase(Locale.ROOT);
    if (!DIGITS.matcher(digits).matches()) {
      throw new IllegalArgumentException(
          "A fingerprint has 64 hexadecimal digits, as in 5B:0C:…: copy the one that the other"
              + " program printed.");
    }
    return shown(HexFormat.of().parseHex(digits));
  }

  /// What a client is built with.
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Judge(authorities())}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this machine's authorities cannot be read", e);
    }
  }

  /// What to tell a person about a server whose certificate was refused, and what to do; empty if
  /// none was.
  ///
  /// @param who what the other program is called at the beginning of a sentence
  public Optional<String> complaint(String who) {
    String seen = refused;
    if (seen == null) {
      return Optional.empty();
    }
    String what =
        pinned == null
            ? " shows a certificate that this machine does not know"
            : " shows another certificate than the one with the fingerprint " + pinned;
    return Optional.of(
        who
            + what
            + ". The fingerprint seen is "
            + seen
            + ". If it is the one that was printed there at the start, give it with --fingerprint;"
            + " if not, something else answers in its place.");
  }

  private static String shown(byte[] digest) {
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
  }

  private static String fingerprint(X509Certificate certificate) throws CertificateException {
    try {
      return shown(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new CertificateException("every JDK has SHA-256", e);
    }
  }

  private static X509ExtendedTrustManager authorities() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("no authorities"));
  }

  private interface Check {
    void run() throws CertificateException;
  }

  /// A pinned certificate is the server's name as well: its host name is not compared.
  private final class Judge extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager authorities;

    Judge(X509ExtendedTrustManager authorities) {
      this.authorities = authorities;
    }

    private void judge(X509Certificate[] chain, Check otherwise) throws CertificateException {
      String seen = fingerprint(chain[0]);
      try {
        if (pinned == null) {
          otherwise.run();
        } else if (!pinned.equals(seen)) {
          throw new CertificateException("another certificate than the pinned one");
        }
        refused = null;
      } catch (CertificateException e) {
        refused = seen;
        throw e;
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      judge(chain, () -> authorities.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      judge(chain, () -> authorities.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      judge(chain, () -> authorities.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return authorities.getAcceptedIssuers();
    }
  }
}
