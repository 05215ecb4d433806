package dev.foyer.domain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Wrong on purpose: no class of the domain may do this, and the architecture's rules have to say
/// so.
public final class ReadsAFile {
  private ReadsAFile() {}

  public static String text(Path path) throws IOException {
    return Files.readString(path);
  }
}
