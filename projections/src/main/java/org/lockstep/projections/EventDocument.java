package org.lockstep.projections;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.wire.event.EventCodec;

/// The value of a document that repeats an event: what it says, in the form that the journal has.
///
/// So documents need no format of their own, older ones are read through the same upcasters, and
/// what is personal stays sealed in them.
///
/// ```
///  0 position    8      16 revision          4      21 type     ASCII
///  8 time in ms  8      20 length of type    1      .. payload
/// ```
final class EventDocument {
  private static final int FIXED = 21;

  private EventDocument() {}

  /// A stored event as it is.
  static byte[] of(Decoded event) {
    var stored = event.stored();
    return of(event, stored.type(), stored.revision(), stored.payload());
  }

  /// A part of a stored event, told as an event without personal texts; the whole of it is repeated
  /// without being written anew.
  static byte[] part(Decoded place, Event part, EventCodec codec) {
    if (part.equals(place.event()) && codec.isNewest(part, place.stored().revision())) {
      return of(place);
    }
    var encoded = codec.encode(part);
    return of(place, encoded.type(), encoded.revision(), encoded.payload());
  }

  private static byte[] of(Decoded place, String type, int revision, byte[] payload) {
    var name = type.getBytes(US_ASCII);
    return ByteBuffer.allocate(FIXED + name.length + payload.length)
        .putLong(place.position())
        .putLong(place.stored().recordedAt().toEpochMilli())
        .putInt(revision)
        .put((byte) name.length)
        .put(name)
        .put(payload)
        .array();
  }

  /// Reads a document whose event is known to be an `E`.
  static <E extends Event> Recorded<E> read(byte[] value, EventCodec codec, Class<E> kind) {
    var read = read(value);
    var event = codec.decode(read.type(), read.revision(), read.payload());
    return new Recorded<>(read.position(), read.at(), kind.cast(event));
  }

  /// Reads a document, and leaves its event encoded.
  ///
  /// @throws java.nio.BufferUnderflowException if it ends too early
  static RowValue.Repeated read(byte[] value) {
    var bytes = ByteBuffer.wrap(value);
    long position = bytes.getLong();
    var at = Instant.ofEpochMilli(bytes.getLong());
    int revision = bytes.getInt();
    var name = new byte[Byte.toUnsignedInt(bytes.get())];
    bytes.get(name);
    var payload = new byte[bytes.remaining()];
    bytes.get(payload);
    return new RowValue.Repeated(position, at, new String(name, US_ASCII), revision, payload);
  }
}
