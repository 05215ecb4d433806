package dev.foyer.journal;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.Content;
import dev.foyer.domain.Envelope;
import dev.foyer.domain.Fact;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.GroupWriter.Asked;
import dev.foyer.journal.GroupWriter.Written;
import dev.foyer.platform.WallClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The journal on files: segments of records with checksums, one writer thread, one force for
/// everything that queued up during the last one (group commit).
public final class FileJournal implements Journal {
  private final Settings settings;
  private final LogIndex index = new LogIndex();
  private final SegmentReader reader;
  private final List<Fact> forks = new CopyOnWriteArrayList<>();
  private final List<JournalDamage> damage = new ArrayList<>();
  private final FolderLock lock;
  private final Segments segments;
  private final Stamps stamps;
  private final GroupWriter writer;

  /// What a journal is opened with.
  ///
  /// @param own this process's stream; its epoch must be fresh and random
  /// @param listener hears every entry in log order: those on disk while the journal is opened,
  ///   later ones on the writer's thread after the force and before the acknowledgement. Quick, and
  ///   must not throw
  /// @param segmentSize the bytes from which on a new segment is begun
  public record Settings(
      Path folder,
      StreamId own,
      WallClock clock,
      Disk disk,
      Consumer<List<Entry>> listener,
      long segmentSize) {
    private static final long SEGMENT_SIZE = 16L << 20;

    public Settings(
        Path folder, StreamId own, WallClock clock, Disk disk, Consumer<List<Entry>> listener) {
      this(folder, own, clock, disk, listener, SEGMENT_SIZE);
    }
  }

  private FileJournal(Settings settings) throws IOException {
    this.settings = settings;
    this.reader = new SegmentReader(settings.folder(), index);
    this.stamps = new Stamps(settings.clock());
    settings.disk().makeFolder(settings.folder());
    lock = FolderLock.take(settings.folder());
    try {
      segments = recover();
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
    damage.forEach(JournalDamage::alarm);
    writer = new GroupWriter(new Pen());
  }

  /// Opens the journal in a folder, or begins one there.
  ///
  /// @throws JournalStopped if the folder cannot be used, or another process is using it
  public static FileJournal open(Settings settings) {
    try {
      FileJournal journal = new FileJournal(settings);
      journal.writer.start();
      return journal;
    } catch (IOException | IllegalArgumentException e) {
      throw new JournalStopped(
          "The journal in " + settings.folder() + " cannot be opened: " + e.getMessage(), e);
    }
  }

  @Override
  public List<JournalDamage> damage() {
    return List.copyOf(damage);
  }

  @Override
  public StreamId own() {
    return settings.own();
  }

  @Override
  public List<Entry> append(List<Content> group) {
    return group.isEmpty() ? List.of() : writer.submit(Asked.own(List.copyOf(group))).entries();
  }

  @Override
  public List<Verdict> learn(List<Fact> facts) {
    return learn(facts, Optional.empty());
  }

  @Override
  public List<Verdict> learn(List<Fact> facts, SignedHead head) {
    return learn(facts, Optional.of(head));
  }

  @Override
  public List<List<Verdict>> learnRuns(List<Run> runs) {
    List<Asked> asked =
        runs.stream()
            .map(run -> Asked.foreign(List.copyOf(run.facts()), Optional.of(run.head())))
            .toList();
    return writer.submit(asked).stream().map(Written::verdicts).toList();
  }

  private List<Verdict> learn(List<Fact> facts, Optional<SignedHead> head) {
    return facts.isEmpty()
        ? List.of()
        : writer.submit(Asked.foreign(List.copyOf(facts), head)).verdicts();
  }

  @Override
  public Optional<SignedHead> signedHead(StreamId stream, long from, long to) {
    return index.signedHead(stream, from, to);
  }

  @Override
  public List<Fact> forks() {
    return List.copyOf(forks);
  }

  @Override
  public long end() {
    return index.end();
  }

  @Override
  public Bytes hashAt(long position) {
    return index.hashAt(position);
  }

  @Override
  public List<Entry> read(long position, int limit) {
    long to = Math.min(index.end(), position + limit - 1);
    List<Long> positions = new ArrayList<>();
    for (long at = Math.max(1, position); at <= to; at++) {
      positions.add(at);
    }
    return reader.read(positions);
  }

  @Override
  public Map<StreamId, Head> heads() {
    return index.heads();
  }

  @Override
  public Bytes chainAt(StreamId stream, long seq) {
    return index.chainAt(stream, seq);
  }

  @Override
  public List<Fact> stream(StreamId stream, long from, int limit, int maxBytes) {
    long to = Math.min(index.head(stream).seq(), from + limit - 1);
    List<Long> positions = new ArrayList<>();
    for (long seq = from; seq <= to; seq++) {
      positions.add(index.position(stream, seq));
    }
    List<Fact> facts = new ArrayList<>();
    int bytes = 0;
    for (Entry entry : reader.read(positions)) {
      bytes += Envelope.encode(entry.fact()).length;
      if (!facts.isEmpty() && bytes > maxBytes) {
        break;
      }
      facts.add(entry.fact());
    }
    return facts;
  }

  @Override
  public State state() {
    return writer.state();
  }

  @Override
  public void halt(JournalStopped cause) {
    writer.halt(cause);
  }

  /// Ends the journal cleanly: what was submitted is written, and the next start need not rewrite
  /// the last segment.
  @Override
  public void close() {
    if (!lock.held()) {
      return;
    }
    try {
      writer.close();
      segments.close();
      lock.close();
    } catch (IOException e) {
      throw new JournalStopped("The journal could not be closed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Each group is a run of records with one force.
  private final class Pen implements GroupWriter.Pen, Draft.Known {
    @Override
    public List<Asked> write(List<Asked> group) throws IOException {
      if (segments.end() > settings.segmentSize()) {
        segments.roll();
      }
      Draft draft = new Draft(settings.own(), this, stamps);
      group.forEach(draft::take);
      List<Long> offsets = segments.write(records(draft));
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < draft.facts().size(); i++) {
        Fact fact = draft.facts().get(i);
        byte[] envelope = draft.envelopes().get(i);
        long position = index.add(fact, envelope, segments.number(), offsets.get(i));
        entries.add(new Entry(position, fact));
      }
      draft.heads().forEach(index::add);
      forks.addAll(draft.forks());
      if (!entries.isEmpty()) {
        settings.listener().accept(entries);
      }
      draft.acknowledge(entries);
      return List.of();
    }

    /// What is written: the facts first, so that their offsets are the first ones.
    private List<ByteBuffer> records(Draft draft) {
      List<ByteBuffer> records = new ArrayList<>();
      draft.envelopes().forEach(e -> records.add(Frame.write(Frame.Type.FACT, e)));
      draft.heads().forEach(h -> records.add(Frame.write(Frame.Type.HEAD, h.encode())));
      draft.forks().forEach(f -> records.add(Frame.write(Frame.Type.FORK, Envelope.encode(f))));
      return records;
    }

    @Override
    public void end() throws IOException {
      segments.write(List.of());
      Segments.rewrite(
          settings.disk(), settings.folder().resolve("clean"), ByteBuffer.wrap(new byte[] {1}));
    }

    @Override
    public long seq(StreamId stream) {
      return index.head(stream).seq();
    }

    @Override
    public Fact at(StreamId stream, long seq) {
      return stream(stream, seq, 1, Integer.MAX_VALUE).getFirst();
    }

    @Override
    public boolean holdsFork(Fact fork) {
      return forks.contains(fork);
    }

    @Override
    public boolean wants(SignedHead head) {
      return index.wants(head);
    }
  }

  private Segments recover() throws IOException {
    Path folder = settings.folder();
    boolean clean = takeCleanMark();
    List<Integer> numbers = Segments.numbers(folder);
    Segments.missing(numbers).stream()
        .map(number -> JournalDamage.missing(Segments.path(folder, number)))
        .forEach(damage::add);
    int append = 1;
    for (int number : numbers) {
      boolean isLast = number == numbers.getLast();
      append = recover(number, isLast, clean);
    }
    return Segments.appendTo(settings.disk(), folder, append);
  }

  /// Reads one segment into the index, mends the last one after an unclean stop, and says which
  /// segment to append to: never to one that is damaged.
  private int recover(int number, boolean isLast, boolean clean) throws IOException {
    Path path = Segments.path(settings.folder(), number);
    ByteBuffer bytes = Segments.bytes(path);
    SegmentScan scan = SegmentScan.of(path, bytes);
    damage.addAll(scan.damage());
    boolean torn = scan.end() < bytes.limit();
    if (torn && !isLast) {
      damage.add(new JournalDamage(path, scan.end(), bytes.limit() - scan.end()));
    }
    if (isLast && (torn || !clean)) {
      mend(path, bytes, scan.end());
    }
    tell(number, scan.facts());
    scan.remarks().forEach(this::remember);
    return isLast && !scan.damage().isEmpty() ? number + 1 : number;
  }

  private void remember(SegmentScan.Remark remark) {
    switch (remark.type()) {
      case HEAD -> index.add(SignedHead.decode(remark.body()));
      case FORK -> forks.add(Envelope.decode(remark.body()));
      case FACT, MARKER -> throw new IllegalArgumentException("no remark: " + remark.type());
    }
  }

  private void tell(int number, List<SegmentScan.Found> facts) {
    List<Entry> entries = new ArrayList<>();
    for (SegmentScan.Found found : facts) {
      Fact fact = Envelope.decode(found.envelope());
      stamps.witness(fact.stamp());
      entries.add(new Entry(index.add(fact, found.envelope(), number, found.offset()), fact));
    }
    settings.listener().accept(entries);
  }

  /// Writes the last segment anew, up to its last finished group: what an unclean stop left in the
  /// page cache only is believed from now on, so it has to be on stable storage. Damaged bytes
  /// before that stay as they are; a torn tail is set aside.
  private void mend(Path path, ByteBuffer bytes, int end) throws IOException {
    if (end < bytes.limit()) {
      Path torn = path.resolveSibling(path.getFileName() + ".torn-" + settings.clock().millis());
      Segments.rewrite(settings.disk(), torn, bytes.slice(end, bytes.limit() - end));
    }
    boolean empty = end == SegmentScan.MAGIC.length;
    ByteBuffer sound = empty ? ByteBuffer.wrap(SegmentScan.MAGIC) : bytes.slice(0, end);
    Segments.rewrite(settings.disk(), path, sound);
  }

  private boolean takeCleanMark() throws IOException {
    Path mark = settings.folder().resolve("clean");
    boolean clean = Files.exists(mark);
    settings.disk().delete(mark);
    settings.disk().forceFolder(settings.folder());
    return clean;
  }
}
