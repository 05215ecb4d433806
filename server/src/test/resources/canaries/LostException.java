/** Wrong on purpose: Error Prone has to refuse it. */
final class LostException {
  static void check(boolean sound) {
    if (!sound) {
      new IllegalStateException("never thrown");
    }
  }
}
