package dev.foyer.platform;

import io.helidon.common.tls.Tls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate that this machine has made for itself, so that tablets on its network get the
/// camera and storage, which browsers grant over HTTPS only. People compare its fingerprint once.
public final class Certificate {
  private static final String ALIAS = "foyer";

  /// Not a secret: the file's permissions protect the key.
  private static final char[] PASSWORD = "foyer-box".toCharArray();

  private final KeyStore store;

  private Certificate(KeyStore store) {
    this.store = store;
  }

  /// The certificate in this file (PKCS 12), made there if there is none.
  public static Certificate in(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the certificate " + file + " cannot be used", e);
    } catch (IllegalStateException e) {
      throw new IllegalStateException("the certificate " + file + " cannot be used", e);
    }
  }

  /// A certificate as [#make] has made it.
  public static Certificate of(byte[] pkcs12) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(pkcs12), PASSWORD);
      return new Certificate(store);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("a certificate cannot be used", e);
    }
  }

  /// A key and its certificate (PKCS 12), which nobody keeps yet.
  public static byte[] make() {
    try {
      Path folder = Files.createTempDirectory("foyer-tls");
      Path file = folder.resolve("tls.p12");
      make(file);
      byte[] made = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(folder);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException("a certificate cannot be made", e);
    }
  }

  /// The SHA-256 of the certificate, as browsers show it: pairs of digits with colons.
  public String fingerprint() {
    try {
      byte[] encoded = store.getCertificate(ALIAS).getEncoded();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the certificate has no fingerprint", e);
    }
  }

  Tls tls() {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return Tls.builder().sslContext(context).build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the certificate cannot serve HTTPS", e);
    }
  }

  /// The address of this machine on its local network; `localhost` if it is on none.
  public static String lanAddress() {
    return addresses().stream().findFirst().orElse("localhost");
  }

  /// Makes a key and its certificate with the JDK's own tool, in a folder that only the owner can
  /// read, and moves the file into place once it is whole.
  private static void make(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path folder =
        Files.createTempDirectory(
            file.toAbsolutePath().getParent(),
            "tls",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path made = folder.resolve("made.p12");
    run(keytool(made));
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
    Files.move(made, file);
    Files.delete(folder);
  }

  private static List<String> keytool(Path file) throws IOException {
    String names =
        addresses().stream().map(address -> ",ip:" + address).collect(Collectors.joining());
    String host = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=Foyer box",
        "-validity",
        "3650",
        "-ext",
        "san=dns:localhost,dns:" + host + ",ip:127.0.0.1" + names,
        "-ext",
        "eku=serverAuth",
        "-alias",
        ALIAS,
        "-storetype",
        "PKCS12",
        "-storepass",
        new String(PASSWORD),
        "-keystore",
        file.toString());
  }

  private static void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream said = process.getInputStream()) {
      byte[] words = said.readAllBytes();
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed: " + new String(words, Charset.defaultCharset()));
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a certificate was made", e);
    }
  }

  private static List<String> addresses() {
    List<String> addresses = new ArrayList<>();
    try {
      for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        if (network.isUp() && !network.isLoopback() && !network.isVirtual()) {
          network
              .inetAddresses()
              .filter(Inet4Address.class::isInstance)
              .map(InetAddress::getHostAddress)
              .forEach(addresses::add);
        }
      }
    } catch (SocketException e) {
      throw new UncheckedIOException("the networks of this machine cannot be listed", e);
    }
    return addresses;
  }
}
