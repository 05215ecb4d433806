package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanTest {
  @TempDir Path data;

  private BoxConfig config(int port) {
    return new BoxConfig(
        data, "Foyer box", port, BoxConfig.Listening.LAN, List.of(), Optional.empty());
  }

  @Test
  void theLanIsServedOverHttpsWithTheCertificateThatIsShownAndStaysTheSame() throws Exception {
    String fingerprint;
    try (Box box = Box.start(config(0))) {
      fingerprint = box.certificate().fingerprint();
      HttpResponse<String> answer = get("https://localhost:" + box.port() + "/health", fingerprint);
      assertEquals(200, answer.statusCode());
      assertTrue(box.origin().startsWith("https://"));
    }
    try (Box box = Box.start(config(0))) {
      assertEquals(fingerprint, box.certificate().fingerprint());
    }
    Path key = data.resolve("keys").resolve("tls.p12");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
  }

  private static HttpResponse<String> get(String address, String fingerprint) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Pinned(fingerprint)}, null);
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }
  }

  /// Trusts one certificate, as a person does who compared its fingerprint.
  private static final class Pinned extends X509ExtendedTrustManager {
    private final String fingerprint;

    Pinned(String fingerprint) {
      this.fingerprint = fingerprint;
    }

    private void check(X509Certificate[] chain) {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
        assertEquals(fingerprint, HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest));
      } catch (java.security.GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
