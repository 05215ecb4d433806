import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Wrong on purpose: NullAway has to refuse it. */
@NullMarked
final class NullDereference {
  static int length(@Nullable String text) {
    return text.length();
  }
}
