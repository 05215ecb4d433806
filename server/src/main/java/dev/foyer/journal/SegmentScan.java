package dev.foyer.journal;

import dev.foyer.journal.Frame.Type;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one segment file holds: the facts of its finished groups, where its sound bytes end, and
/// what is damaged. Bad bytes before an offset that a later marker names as forced are damage; bad
/// bytes after all such offsets are the torn tail of a group that nobody was told of.
final class SegmentScan {
  static final byte[] MAGIC = {'F', 'O', 'Y', 'E', 'R', 'L', 'G', '1'};

  /// A fact's envelope and where its record begins.
  record Found(int offset, byte[] envelope) {}

  /// A record that is about facts and is none.
  record Remark(Type type, byte[] body) {}

  private final Path path;
  private final ByteBuffer bytes;
  private final List<Found> facts = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final List<Found> open = new ArrayList<>();
  private final List<JournalDamage> damage = new ArrayList<>();
  private int end = MAGIC.length;

  private SegmentScan(Path path, ByteBuffer bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  static SegmentScan of(Path path, ByteBuffer bytes) {
    SegmentScan scan = new SegmentScan(path, bytes);
    scan.run();
    return scan;
  }

  /// The facts of finished groups, in order.
  List<Found> facts() {
    return facts;
  }

  /// Heads and forks, in order: of unfinished groups, too, whose facts are looked for first.
  List<Remark> remarks() {
    return remarks;
  }

  /// The offset behind the last finished group; what follows is a torn tail.
  int end() {
    return end;
  }

  List<JournalDamage> damage() {
    return damage;
  }

  private void run() {
    int offset = startsWithMagic() ? MAGIC.length : bad(0);
    while (offset < bytes.limit()) {
      Optional<Frame> frame = Frame.read(bytes, offset);
      if (frame.isPresent()) {
        take(frame.get(), offset);
        offset += frame.get().size();
      } else {
        offset = bad(offset);
      }
    }
  }

  private void take(Frame frame, int offset) {
    switch (frame.type()) {
      case FACT -> open.add(new Found(offset, frame.body()));
      case HEAD, FORK -> remarks.add(new Remark(frame.type(), frame.body()));
      case MARKER -> {
        facts.addAll(open);
        open.clear();
        end = offset + frame.size();
      }
    }
  }

  /// Steps over bad bytes if they had been forced; otherwise everything from here on is torn.
  private int bad(int offset) {
    Optional<Integer> next = nextSound(offset + 1);
    if (next.isEmpty() || !forcedBeyond(next.get(), offset)) {
      return bytes.limit();
    }
    damage.add(new JournalDamage(path, offset, next.get() - offset));
    facts.addAll(open);
    open.clear();
    return next.get();
  }

  private Optional<Integer> nextSound(int from) {
    for (int offset = Math.max(from, MAGIC.length); offset < bytes.limit(); offset++) {
      if (Frame.read(bytes, offset).isPresent()) {
        return Optional.of(offset);
      }
    }
    return Optional.empty();
  }

  /// Whether a marker from `from` on says that more than the bytes before `offset` were forced.
  private boolean forcedBeyond(int from, int offset) {
    int at = from;
    while (at < bytes.limit()) {
      Optional<Frame> frame = Frame.read(bytes, at);
      if (frame.isPresent() && frame.get().type() == Type.MARKER && frame.get().forced() > offset) {
        return true;
      }
      at = frame.isPresent() ? at + frame.get().size() : nextSound(at + 1).orElse(bytes.limit());
    }
    return false;
  }

  private boolean startsWithMagic() {
    return bytes.limit() >= MAGIC.length
        && ByteBuffer.wrap(MAGIC).equals(bytes.slice(0, MAGIC.length));
  }
}
