package dev.foyer.keys;

import dev.foyer.domain.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Secrets as files in the folder `keys` of a data folder, one an owner, for its user's eyes only:
/// lines of `name hex`, but for the certificate, which is as it is in `tls.p12`.
public record SecretFiles(Path data) implements Secrets {
  @Override
  public Optional<Map<String, Bytes>> find(String owner) {
    Path path = path(owner);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    restrict();
    return Optional.of(owner.equals(TLS) ? Map.of(PKCS12, certificate(path)) : KeyFile.read(path));
  }

  @Override
  public Map<String, Bytes> keep(String owner, Map<String, Bytes> made) {
    restrict();
    if (!Files.exists(path(owner))) {
      write(owner, made);
    }
    return find(owner).orElseThrow();
  }

  private void write(String owner, Map<String, Bytes> made) {
    if (!owner.equals(TLS)) {
      KeyFile.write(path(owner), made);
      return;
    }
    try {
      OwnerFile.write(path(owner), made.getOrDefault(PKCS12, Bytes.EMPTY).toArray());
    } catch (IOException e) {
      throw new UncheckedIOException("the certificate in " + data + " cannot be kept", e);
    }
  }

  private static Bytes certificate(Path path) {
    try {
      return Bytes.of(Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UncheckedIOException("the certificate " + path + " cannot be used", e);
    }
  }

  /// Makes the folder, if need be, and keeps everybody else out of it.
  private void restrict() {
    try {
      OwnerFile.restrict(data.resolve("keys"));
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of keys in " + data + " cannot be used", e);
    }
  }

  private Path path(String owner) {
    return data.resolve("keys").resolve(owner.equals(TLS) ? "tls.p12" : owner);
  }
}
