package dev.foyer.journal;

import dev.foyer.platform.Problem;

/// Something personal cannot be kept, because the person's key is damaged, or not here while
/// another replica may have it: under a second key it would read as if the person had been erased.
/// Whatever says nothing personal is kept all the same.
public final class PersonUnreadable extends RuntimeException implements Problem.Source {
  private static final long serialVersionUID = 1;

  PersonUnreadable() {
    super(
        "a person's key is damaged or missing: it comes from central or another box as soon as one"
            + " is reached, or from a backup of keys/people");
  }

  @Override
  public Problem problem() {
    return Problem.of(
        503,
        "storage-damaged",
        "This person's key is damaged or missing, so nothing new can be kept about them. It comes"
            + " back as soon as central or another box that has it is reached; if that takes"
            + " longer than some minutes, call whoever looks after Foyer.");
  }
}
