package org.lockstep.crypto.tuple;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads the fields of an encoded tuple in their order; whatever does not fit is refused with
/// [MalformedTuple].
///
/// Reading is strict, so each accepted input is exactly what [Tuple#encode] makes of the fields
/// read: lengths must fit, text must be valid UTF-8, numbers must be eight bytes and not negative,
/// and [#end] refuses what is left over.
///
/// For one thread; a reader is used once.
public final class TupleReader {
  private final ByteBuffer rest;

  private TupleReader(ByteBuffer rest) {
    this.rest = rest;
  }

  /// Starts reading, and refuses a tuple that has another label.
  public static TupleReader of(String label, byte[] encoded) {
    var reader = new TupleReader(ByteBuffer.wrap(encoded.clone()));
    if (!reader.text().equals(label)) throw new MalformedTuple("not a tuple labelled " + label);
    return reader;
  }

  /// Reads a field of bytes.
  public byte[] bytes() {
    if (rest.remaining() < Integer.BYTES) throw new MalformedTuple("a field is missing");
    int length = rest.getInt();
    if (length < 0 || length > rest.remaining()) throw new MalformedTuple("a field is cut short");
    var field = new byte[length];
    rest.get(field);
    return field;
  }

  /// Reads a field of exactly so many bytes.
  public byte[] bytes(int length) {
    var field = bytes();
    if (field.length != length) throw new MalformedTuple("a field has the wrong length");
    return field;
  }

  /// Reads a text.
  public String text() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes())).toString();
    } catch (CharacterCodingException invalid) {
      throw new MalformedTuple("a text is not valid UTF-8", invalid);
    }
  }

  /// Reads a number.
  public long number() {
    long value = ByteBuffer.wrap(bytes(Long.BYTES)).getLong();
    if (value < 0) throw new MalformedTuple("a number is negative");
    return value;
  }

  /// Whether another field follows.
  public boolean hasNext() {
    return rest.hasRemaining();
  }

  /// Refuses a tuple that has more fields than were read.
  public void end() {
    if (hasNext()) throw new MalformedTuple("fields are left over");
  }
}
