import java.util.List;

/** Wrong on purpose: javac's lint has to refuse it. */
final class RawList {
  static List names(List<String> names) {
    return names;
  }
}
