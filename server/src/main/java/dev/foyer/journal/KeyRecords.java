package dev.foyer.journal;

import dev.foyer.domain.PersonId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// What the file of people's keys holds. Records of one size: person (16) · AES-256 key (32) ·
/// CRC32C over both (4). Each group of them ends in a mark of the same size: [#MARK] (16) · the
/// offset that had been forced before the group (8) · zeros (24) · CRC32C (4). As in the journal, a
/// bad record before the highest offset that a mark names is damage, one behind it is the torn tail
/// of a group that nobody was told of.
///
/// @param damaged whole records, as they stand, whose key is not known from another record
record KeyRecords(Map<PersonId, SecretKey> keys, List<byte[]> damaged) {
  static final int KEY = 32;
  static final int SIZE = PersonId.SIZE + KEY + 4;
  private static final byte[] MARK = "foyer-keys-mark1".getBytes(StandardCharsets.US_ASCII);

  static KeyRecords read(ByteBuffer file) {
    Map<PersonId, SecretKey> keys = new HashMap<>();
    List<byte[]> damaged = new ArrayList<>();
    long forced = forced(file);
    for (int offset = 0; offset + SIZE <= file.limit(); offset += SIZE) {
      byte[] record = record(file, offset);
      if (!sound(record)) {
        if (offset < forced) {
          damaged.add(record);
        }
      } else if (!isMark(record)) {
        byte[] key = Arrays.copyOfRange(record, PersonId.SIZE, PersonId.SIZE + KEY);
        keys.put(person(record), new SecretKeySpec(key, "AES"));
      }
    }
    damaged.removeIf(record -> keys.containsKey(person(record)));
    return new KeyRecords(keys, damaged);
  }

  /// A group of keys and the mark that ends it.
  ///
  /// @param forced the offset at which the group will stand: all before it was forced
  static ByteBuffer group(Map<PersonId, SecretKey> keys, long forced) {
    ByteBuffer out = ByteBuffer.allocate((keys.size() + 1) * SIZE);
    keys.forEach((person, key) -> put(out, person.bytes(), key.getEncoded()));
    put(out, MARK, ByteBuffer.allocate(KEY).putLong(forced).array());
    return out.flip();
  }

  /// A whole file, all of which was forced once it has its name.
  static ByteBuffer image(Map<PersonId, SecretKey> keys, List<byte[]> damaged) {
    ByteBuffer out = ByteBuffer.allocate((damaged.size() + keys.size() + 1) * SIZE);
    damaged.forEach(out::put);
    int end = (damaged.size() + keys.size()) * SIZE;
    return out.put(group(keys, end)).flip();
  }

  /// Whom a record is about, if its first bytes can be believed.
  static PersonId person(byte[] record) {
    return PersonId.of(Arrays.copyOf(record, PersonId.SIZE));
  }

  private static long forced(ByteBuffer file) {
    long forced = 0;
    for (int offset = 0; offset + SIZE <= file.limit(); offset += SIZE) {
      byte[] record = record(file, offset);
      if (isMark(record) && sound(record)) {
        forced = Math.max(forced, ByteBuffer.wrap(record).getLong(PersonId.SIZE));
      }
    }
    return forced;
  }

  private static byte[] record(ByteBuffer file, int offset) {
    byte[] record = new byte[SIZE];
    file.get(offset, record);
    return record;
  }

  private static boolean isMark(byte[] record) {
    return Arrays.equals(record, 0, MARK.length, MARK, 0, MARK.length);
  }

  private static boolean sound(byte[] record) {
    return ByteBuffer.wrap(record).getInt(SIZE - 4) == crc(record);
  }

  private static void put(ByteBuffer out, byte[] head, byte[] body) {
    byte[] record = ByteBuffer.allocate(SIZE).put(head).put(body).array();
    out.put(record, 0, SIZE - 4).putInt(crc(record));
  }

  private static int crc(byte[] record) {
    CRC32C crc = new CRC32C();
    crc.update(record, 0, SIZE - 4);
    return (int) crc.getValue();
  }
}
