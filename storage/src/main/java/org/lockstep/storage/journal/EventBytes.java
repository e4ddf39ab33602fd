package org.lockstep.storage.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;

/// The stored form of one event: 80 bytes of fixed places, then its words, payload and metadata.
///
/// ```
///  0 leaf hash   32    64 revision         4    76 length of stream type  1
/// 32 salt        16    68 payload length   4    77 length of stream id    1
/// 48 recorded at  8    72 metadata length  4    78 length of type         1
/// 56 sequence     8                             79 length of actor        1
/// ```
///
/// Numbers are big-endian, the time is in milliseconds since 1970, words are ASCII (the leaf's
/// header admits nothing else) in the order of their lengths.
final class EventBytes {
  static final int LEAF_LENGTH = 32;
  static final int SALT_LENGTH = 16;

  private static final int SALT = 32;
  private static final int TIME = 48;
  private static final int SEQUENCE = 56;
  private static final int REVISION = 64;
  private static final int PAYLOAD_LENGTH = 68;
  private static final int METADATA_LENGTH = 72;
  private static final int WORD_LENGTHS = 76;
  private static final int WORDS = 80;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private EventBytes() {}

  /// Everything but the leaf hash and the time, which only the writer knows; see [#settle].
  static byte[] encode(NewEvent event, byte[] salt) {
    var words = new String[] {event.streamType(), event.streamId(), event.type(), event.actor()};
    int size = WORDS + event.payload().length + event.metadata().length;
    for (var word : words) {
      size += word.length();
    }
    var bytes = ByteBuffer.allocate(size);
    bytes.position(SALT).put(salt).position(SEQUENCE);
    bytes.putLong(event.streamSequence()).putInt(event.revision());
    bytes.putInt(event.payload().length).putInt(event.metadata().length);
    for (var word : words) {
      bytes.put((byte) word.length());
    }
    for (var word : words) {
      bytes.put(word.getBytes(ISO_8859_1));
    }
    return bytes.put(event.payload()).put(event.metadata()).array();
  }

  static void settle(byte[] encoded, byte[] leafHash, long millis) {
    ByteBuffer.wrap(encoded).put(0, leafHash).putLong(TIME, millis);
  }

  /// The length of the event that begins there.
  ///
  /// @throws MalformedChunk if it does not end within the bytes
  static int length(byte[] bytes, int start) {
    if (start + WORDS > bytes.length) throw new MalformedChunk("an event is cut off");
    int payload = (int) INT.get(bytes, start + PAYLOAD_LENGTH);
    int metadata = (int) INT.get(bytes, start + METADATA_LENGTH);
    long length = (long) WORDS + payload + metadata;
    for (int word = 0; word < 4; word++) {
      length += Byte.toUnsignedInt(bytes[start + WORD_LENGTHS + word]);
    }
    if (payload < 0 || metadata < 0 || start + length > bytes.length) {
      throw new MalformedChunk("the lengths of an event do not add up");
    }
    return (int) length;
  }

  static long millis(byte[] bytes, int start) {
    return (long) LONG.get(bytes, start + TIME);
  }

  static byte[] leafHash(byte[] bytes, int start) {
    return Arrays.copyOfRange(bytes, start, start + LEAF_LENGTH);
  }

  /// The event that begins there; its length must have been found good before.
  static StoredEvent decode(byte[] bytes, int start, long position) {
    var words = new Words(bytes, start);
    var streamType = words.next();
    var streamId = words.next();
    var type = words.next();
    var actor = words.next();
    int payloadEnd = words.place + (int) INT.get(bytes, start + PAYLOAD_LENGTH);
    int metadataEnd = payloadEnd + (int) INT.get(bytes, start + METADATA_LENGTH);
    var event =
        new NewEvent(
            streamType,
            streamId,
            (long) LONG.get(bytes, start + SEQUENCE),
            type,
            (int) INT.get(bytes, start + REVISION),
            Instant.ofEpochMilli(millis(bytes, start)),
            actor,
            Arrays.copyOfRange(bytes, words.place, payloadEnd),
            Arrays.copyOfRange(bytes, payloadEnd, metadataEnd));
    var salt = Arrays.copyOfRange(bytes, start + SALT, start + SALT + SALT_LENGTH);
    return new StoredEvent(position, event, salt, leafHash(bytes, start));
  }

  /// Takes one word after the other.
  private static final class Words {
    private final byte[] bytes;
    private int length;
    private int place;

    Words(byte[] bytes, int start) {
      this.bytes = bytes;
      this.length = start + WORD_LENGTHS;
      this.place = start + WORDS;
    }

    String next() {
      int size = Byte.toUnsignedInt(bytes[length++]);
      var word = new String(bytes, place, size, ISO_8859_1);
      place += size;
      return word;
    }
  }
}
