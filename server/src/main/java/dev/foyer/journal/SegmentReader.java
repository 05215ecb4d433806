package dev.foyer.journal;

import dev.foyer.domain.Envelope;
import dev.foyer.domain.Fact;
import dev.foyer.journal.Journal.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads facts back from the segments, at the places that the index knows. Thread-safe.
record SegmentReader(Path folder, LogIndex index) {
  /// The entries at these positions, in this order.
  ///
  /// @throws JournalStopped if one of them cannot be read
  List<Entry> read(List<Long> positions) {
    List<Entry> entries = new ArrayList<>(positions.size());
    Map<Integer, FileChannel> open = new HashMap<>();
    try {
      for (long position : positions) {
        int segment = index.segment(position);
        FileChannel channel = open.get(segment);
        if (channel == null) {
          channel = FileChannel.open(Segments.path(folder, segment));
          open.put(segment, channel);
        }
        entries.add(new Entry(position, fact(channel, index.offset(position))));
      }
      return entries;
    } catch (IOException e) {
      throw new JournalStopped("The journal cannot be read: " + e.getMessage(), e);
    } finally {
      for (FileChannel channel : open.values()) {
        closeQuietly(channel);
      }
    }
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      System.getLogger(SegmentReader.class.getName())
          .log(System.Logger.Level.DEBUG, "a segment that was read could not be closed", e);
    }
  }

  private static Fact fact(FileChannel channel, long offset) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(4);
    fill(channel, head, offset);
    ByteBuffer record = ByteBuffer.allocate(Frame.PREFIX + head.getInt(0));
    fill(channel, record, offset);
    Frame frame =
        Frame.read(record.flip(), 0)
            .orElseThrow(() -> new IOException("a record at " + offset + " has changed on disk"));
    return Envelope.decode(frame.body());
  }

  private static void fill(FileChannel channel, ByteBuffer into, long offset) throws IOException {
    long at = offset;
    while (into.hasRemaining()) {
      int count = channel.read(into, at);
      if (count < 0) {
        throw new IOException("a segment ends before a record that was written to it");
      }
      at += count;
    }
  }
}
