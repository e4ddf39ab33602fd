package org.lockstep.crypto.tuple;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/// A label and fields in their one byte form, ready to be signed or bound as associated data.
///
/// Guarantees: fields cannot run into each other, since each carries its length; a tuple of one
/// purpose is never the bytes of another, since the label comes first; equal text has equal bytes
/// and text that is not valid Unicode is refused, so that no two texts share a form.
///
/// Immutable: each method that adds a field gives a new tuple. Safe for use by many threads.
public final class Tuple {
  private static final Pattern LABEL =
      Pattern.compile("lockstep/[a-z0-9]+(?:-[a-z0-9]+)*/[1-9][0-9]{0,8}");

  private final byte[] encoded;

  private Tuple(byte[] encoded) {
    this.encoded = encoded;
  }

  /// Starts a tuple. A label has the form `lockstep/<purpose>/<version>`, the purpose in lower-case
  /// letters, digits and single dashes; any other is refused with an [IllegalArgumentException].
  public static Tuple of(String label) {
    if (!LABEL.matcher(label).matches()) {
      throw new IllegalArgumentException(
          "not a label of the form lockstep/<purpose>/<version>: " + label);
    }
    return new Tuple(new byte[0]).text(label);
  }

  /// Adds text as UTF-8; unpaired surrogates are refused with an [IllegalArgumentException].
  public Tuple text(String value) {
    try {
      var utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
      return append(utf8);
    } catch (CharacterCodingException invalid) {
      throw new IllegalArgumentException("the text is not valid Unicode", invalid);
    }
  }

  /// Adds a number as eight bytes, big-endian. Epochs, counters and times are never negative: a
  /// negative number is refused with an [IllegalArgumentException].
  public Tuple number(long value) {
    if (value < 0) throw new IllegalArgumentException("a tuple holds no negative number: " + value);
    return append(ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
  }

  /// Adds bytes as they are.
  public Tuple bytes(byte[] value) {
    return append(ByteBuffer.wrap(value));
  }

  /// The bytes of this tuple, in a fresh array.
  public byte[] encode() {
    return encoded.clone();
  }

  private Tuple append(ByteBuffer part) {
    var longer =
        ByteBuffer.allocate(Math.addExact(encoded.length, Integer.BYTES + part.remaining()));
    return new Tuple(longer.put(encoded).putInt(part.remaining()).put(part).array());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tuple tuple && Arrays.equals(encoded, tuple.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }

  /// The label and the length alone: fields may be secret.
  @Override
  public String toString() {
    int labelLength = ByteBuffer.wrap(encoded).getInt();
    var label = new String(encoded, Integer.BYTES, labelLength, StandardCharsets.UTF_8);
    return "Tuple[" + label + ", " + encoded.length + " bytes]";
  }
}
