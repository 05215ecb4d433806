package dev.foyer.cli;

import picocli.CommandLine.IVersionProvider;

/// The version that `foyer --version` prints, from the jar's manifest.
final class FoyerVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Foyer.class.getPackage().getImplementationVersion();
    return new String[] {"foyer " + (version == null ? "(development)" : version)};
  }
}
