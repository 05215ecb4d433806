package dev.foyer.journal;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.Content;
import dev.foyer.domain.Envelope;
import dev.foyer.domain.Fact;
import dev.foyer.domain.HybridTimestamp;
import dev.foyer.domain.Stamp;
import dev.foyer.domain.StreamId;
import dev.foyer.platform.WallClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// The journal on files: segments of records with checksums, one writer thread, one force for
/// everything that queued up during the last one (group commit).
public final class FileJournal implements Journal {
  private static final int MOST_FACTS_A_FORCE = 4_000;
  private static final long MOST_BYTES_A_FORCE = 2L << 20;

  private final Settings settings;
  private final LogIndex index = new LogIndex();
  private final SegmentReader reader;
  private final List<Fact> forks = new CopyOnWriteArrayList<>();
  private final List<JournalDamage> damage = new ArrayList<>();
  private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
  private final FolderLock lock;
  private final Segments segments;
  private final Thread writer;
  private HybridTimestamp last = HybridTimestamp.ZERO;
  private volatile State state = new State.Running();

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

  private record Pending(
      List<Content> own,
      List<Fact> foreign,
      Optional<SignedHead> head,
      CompletableFuture<Written> done) {
    /// Nothing more is to be written.
    static Pending end() {
      return new Pending(List.of(), List.of(), Optional.empty(), new CompletableFuture<>());
    }

    int facts() {
      return own.size() + foreign.size();
    }

    long bytes() {
      return own.stream().mapToLong(content -> content.payload().size()).sum()
          + foreign.stream().mapToLong(fact -> fact.content().payload().size()).sum();
    }
  }

  private record Written(List<Entry> entries, List<Verdict> verdicts) {}

  private FileJournal(Settings settings) throws IOException {
    this.settings = settings;
    this.reader = new SegmentReader(settings.folder(), index);
    settings.disk().makeFolder(settings.folder());
    lock = FolderLock.take(settings.folder());
    try {
      segments = recover();
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
    damage.forEach(JournalDamage::alarm);
    writer = Thread.ofPlatform().name("journal").unstarted(this::writeGroups);
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
    return group.isEmpty()
        ? List.of()
        : submit(List.copyOf(group), List.of(), Optional.empty()).entries();
  }

  @Override
  public List<Verdict> learn(List<Fact> facts) {
    return learn(facts, Optional.empty());
  }

  @Override
  public List<Verdict> learn(List<Fact> facts, SignedHead head) {
    return learn(facts, Optional.of(head));
  }

  private List<Verdict> learn(List<Fact> facts, Optional<SignedHead> head) {
    return facts.isEmpty() ? List.of() : submit(List.of(), List.copyOf(facts), head).verdicts();
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
    return state;
  }

  @Override
  public void halt(JournalStopped cause) {
    if (state instanceof State.Running) {
      state = new State.Stopped(String.valueOf(cause.getMessage()));
      queue.add(Pending.end());
    }
  }

  /// Ends the journal cleanly: what was submitted is written, and the next start need not rewrite
  /// the last segment.
  @Override
  public void close() {
    if (!lock.held()) {
      return;
    }
    queue.add(Pending.end());
    try {
      writer.join();
      segments.close();
      lock.close();
    } catch (IOException e) {
      throw new JournalStopped("The journal could not be closed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Written submit(List<Content> own, List<Fact> foreign, Optional<SignedHead> head) {
    Pending pending = new Pending(own, foreign, head, new CompletableFuture<>());
    if (state instanceof State.Stopped stopped) {
      throw stopped(stopped);
    }
    queue.add(pending);
    if (state instanceof State.Stopped stopped) {
      pending.done().completeExceptionally(stopped(stopped));
    }
    try {
      return pending.done().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof JournalStopped stopped
          ? new JournalStopped("The journal has stopped: " + stopped.getMessage(), stopped)
          : e;
    }
  }

  private static JournalStopped stopped(State.Stopped state) {
    return new JournalStopped(state.reason(), new IllegalStateException(state.reason()));
  }

  private void writeGroups() {
    List<Pending> group = new ArrayList<>();
    try {
      while (true) {
        group.clear();
        boolean goesOn = collect(group);
        if (state instanceof State.Stopped stopped) {
          stop(stopped.reason(), new IllegalStateException(stopped.reason()), group);
          return;
        }
        write(group);
        if (!goesOn) {
          markClean();
          stop("The journal is closed.", new IllegalStateException("closed"), List.of());
          return;
        }
      }
    } catch (InterruptedException e) {
      stop("The journal's writer was interrupted.", e, group);
    } catch (Throwable e) {
      // An Error, too: a writer that is gone without a word would let everybody wait for ever.
      stop("The journal cannot write any more: " + e, e, group);
    }
  }

  /// Takes what has queued up, as much as one force is to carry; false when the journal is being
  /// closed.
  private boolean collect(List<Pending> group) throws InterruptedException {
    int facts = 0;
    long bytes = 0;
    Pending next = queue.take();
    while (next != null) {
      if (next.facts() == 0) {
        return false;
      }
      group.add(next);
      facts += next.facts();
      bytes += next.bytes();
      next = facts < MOST_FACTS_A_FORCE && bytes < MOST_BYTES_A_FORCE ? queue.poll() : null;
    }
    return true;
  }

  private void stop(String reason, Throwable cause, List<Pending> group) {
    state = new State.Stopped(reason);
    JournalStopped stopped = new JournalStopped(reason, cause);
    group.forEach(pending -> pending.done().completeExceptionally(stopped));
    for (Pending next = queue.poll(); next != null; next = queue.poll()) {
      next.done().completeExceptionally(stopped);
    }
  }

  private void write(List<Pending> group) throws IOException {
    if (group.isEmpty()) {
      return;
    }
    if (segments.end() > settings.segmentSize()) {
      segments.roll();
    }
    Draft draft = new Draft();
    List<Runnable> acknowledgements = new ArrayList<>();
    for (Pending pending : group) {
      acknowledgements.add(draft(pending, draft));
    }
    List<Long> offsets = segments.write(draft.records());
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < draft.facts.size(); i++) {
      Fact fact = draft.facts.get(i);
      long position = index.add(fact, draft.envelopes.get(i), segments.number(), offsets.get(i));
      entries.add(new Entry(position, fact));
    }
    draft.entries = entries;
    draft.heads.forEach(index::add);
    forks.addAll(draft.forks);
    if (!entries.isEmpty()) {
      settings.listener().accept(entries);
    }
    acknowledgements.forEach(Runnable::run);
  }

  private Runnable draft(Pending pending, Draft draft) {
    int from = draft.facts.size();
    pending.own().forEach(content -> draft.add(next(content, draft)));
    List<Verdict> verdicts = pending.foreign().stream().map(draft::learn).toList();
    pending.head().ifPresent(head -> draft.keep(head, verdicts));
    int to = draft.facts.size();
    return () ->
        pending
            .done()
            .complete(new Written(List.copyOf(draft.entries.subList(from, to)), verdicts));
  }

  private Fact next(Content content, Draft draft) {
    WallClock clock = settings.clock();
    long wall = clock.millis();
    ClockQuality quality = clock.quality();
    last = HybridTimestamp.next(last, wall, quality);
    long seq = draft.seq(settings.own()) + 1;
    return new Fact(settings.own(), seq, new Stamp(last, wall, quality), content);
  }

  /// The facts of one force, with the heads of streams as they will be after it.
  private final class Draft {
    final List<Fact> facts = new ArrayList<>();
    final List<byte[]> envelopes = new ArrayList<>();
    final List<SignedHead> heads = new ArrayList<>();
    final List<Fact> forks = new ArrayList<>();
    final Map<StreamId, Long> seqs = new HashMap<>();
    List<Entry> entries = List.of();

    long seq(StreamId stream) {
      return seqs.computeIfAbsent(stream, id -> index.head(id).seq());
    }

    /// What is written: the facts first, so that their offsets are the first ones.
    List<ByteBuffer> records() {
      List<ByteBuffer> records = new ArrayList<>();
      envelopes.forEach(envelope -> records.add(Frame.write(Frame.Type.FACT, envelope)));
      heads.forEach(head -> records.add(Frame.write(Frame.Type.HEAD, head.encode())));
      forks.forEach(fork -> records.add(Frame.write(Frame.Type.FORK, Envelope.encode(fork))));
      return records;
    }

    void keep(SignedHead head, List<Verdict> verdicts) {
      boolean news = verdicts.contains(Verdict.LEARNED) || index.wants(head);
      if (news && !verdicts.contains(Verdict.GAP) && !verdicts.contains(Verdict.FORKED)) {
        heads.add(head);
      }
    }

    private Verdict fork(Fact fact) {
      if (!FileJournal.this.forks.contains(fact) && !forks.contains(fact)) {
        forks.add(fact);
      }
      return Verdict.FORKED;
    }

    void add(Fact fact) {
      byte[] envelope = Envelope.encode(fact);
      facts.add(fact);
      envelopes.add(envelope);
      seqs.put(fact.stream(), fact.seq());
    }

    Verdict learn(Fact fact) {
      long known = seq(fact.stream());
      if (fact.seq() > known + 1) {
        return Verdict.GAP;
      }
      if (fact.seq() <= known) {
        return same(fact) ? Verdict.KNOWN : fork(fact);
      }
      if (fact.stream().equals(settings.own())) {
        return fork(fact);
      }
      add(fact);
      witness(fact.stamp());
      return Verdict.LEARNED;
    }

    private boolean same(Fact fact) {
      byte[] envelope = Envelope.encode(fact);
      for (int i = 0; i < facts.size(); i++) {
        if (facts.get(i).id().equals(fact.id())) {
          return Arrays.equals(envelopes.get(i), envelope);
        }
      }
      Fact known = stream(fact.stream(), fact.seq(), 1, Integer.MAX_VALUE).getFirst();
      return Arrays.equals(Envelope.encode(known), envelope);
    }
  }

  /// Own facts sort after what is known, but not after what a trusted clock says is far ahead.
  private void witness(Stamp stamp) {
    WallClock clock = settings.clock();
    last = last.witness(stamp.at(), clock.millis(), clock.quality());
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
      witness(fact.stamp());
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

  private void markClean() throws IOException {
    segments.write(List.of());
    Segments.rewrite(
        settings.disk(), settings.folder().resolve("clean"), ByteBuffer.wrap(new byte[] {1}));
  }
}
