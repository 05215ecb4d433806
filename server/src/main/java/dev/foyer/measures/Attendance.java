package dev.foyer.measures;

import dev.foyer.domain.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who was asked and who came. A companion who is nobody's known person has an identity of this
/// evening's own.
///
/// @param arrivals of everybody who was admitted, walk-ins too
public record Attendance(Set<PersonId> invited, Map<PersonId, Arrival> arrivals, About about) {
  public Attendance {
    invited = Set.copyOf(invited);
    arrivals = Map.copyOf(arrivals);
  }

  /// Whether somebody has been here before.
  public enum Standing {
    FIRST_TIMER,
    RETURNING
  }

  /// A first admission.
  ///
  /// @param greeted when a host said so; null if not yet
  public record Arrival(Instant at, @Nullable Instant greeted, Standing standing) {
    /// How long the welcome took, empty if there was none yet. Two clocks may put the greeting
    /// before the arrival: that is no time at all.
    public Optional<Duration> untilWelcome() {
      return Optional.ofNullable(greeted)
          .map(then -> then.isBefore(at) ? Duration.ZERO : Duration.between(at, then));
    }
  }

  /// What is known of people, for those of whom it is.
  ///
  /// @param inviters who asked whom: from guest to inviter
  /// @param groups the one bond that is looked at (an organisation, say): from guest to its name
  /// @param named who agrees to be named in a picture of the evening
  public record About(
      Map<PersonId, PersonId> inviters, Map<PersonId, String> groups, Set<PersonId> named) {
    public About {
      inviters = Map.copyOf(inviters);
      groups = Map.copyOf(groups);
      named = Set.copyOf(named);
    }
  }
}
