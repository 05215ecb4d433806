package dev.foyer.journal;

import dev.foyer.platform.Problem;

/// Something personal cannot be kept, because the person's key is damaged: under a second key it
/// would read as if the person had been erased. Whatever says nothing personal is kept all the
/// same.
public final class PersonUnreadable extends RuntimeException implements Problem.Source {
  private static final long serialVersionUID = 1;

  PersonUnreadable() {
    super("a person's key is damaged: bring it back from central, or from a backup of keys/people");
  }

  @Override
  public Problem problem() {
    return Problem.of(
        503,
        "storage-damaged",
        "This person's key is damaged, so nothing new can be kept about them. Call whoever looks"
            + " after Foyer.");
  }
}
