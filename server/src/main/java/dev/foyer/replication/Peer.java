package dev.foyer.replication;

import java.io.IOException;

/// The other side of a link, as it is asked.
interface Peer {
  /// Says what is known here; what the other has, and some of what is missing here, is the answer.
  ///
  /// @throws Refused if the other said no
  /// @throws IOException if no answer came
  Wire.Exchange exchange(Wire.Have have) throws IOException, InterruptedException;

  /// Offers a batch that the other misses.
  ///
  /// @throws Refused if the other said no
  /// @throws IOException if no answer came: it may have been kept, or not
  Wire.Verdict offer(Wire.Batch batch) throws IOException, InterruptedException;

  /// The other side answered "no"; the message is the title of its problem.
  final class Refused extends IOException {
    private static final long serialVersionUID = 1;
    private final int status;

    Refused(int status, String message) {
      super(message);
      this.status = status;
    }

    /// Of HTTP: 401 if this replica is not trusted there.
    int status() {
      return status;
    }
  }
}
