package org.lockstep.projections;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/// What a row holds, for whoever reads it: no store is read through this.
public sealed interface RowValue {
  /// Nothing: the key says it all.
  record Nothing() implements RowValue {}

  /// The name of something else, such as the account that a handle leads to.
  record Name(String id) implements RowValue {}

  /// A position of the history, or -1.
  record Position(long position) implements RowValue {}

  /// An event that the row repeats, or a part of one.
  ///
  /// @param payload a JSON object in UTF-8, in the form of the type's revision; texts that are
  ///     personal are sealed in it
  @SuppressWarnings("ArrayRecordComponent") // read once and written out
  record Repeated(long position, Instant at, String type, int revision, byte[] payload)
      implements RowValue {}

  /// Bytes that no projection writes there.
  record Unreadable() implements RowValue {}

  /// What a row of a projection holds.
  ///
  /// @throws IllegalArgumentException if there is no such projection
  static RowValue of(String projection, byte[] value) {
    try {
      return switch (Projections.require(projection)) {
        case Collections.HANDLES, Collections.DEVICES, Collections.LINKS -> name(value);
        case Collections.INVOLVED -> position(value);
        case Collections.MEMBERSHIPS, Collections.DESTRUCTIONS, Collections.SESSIONS ->
            value.length == 0 ? new Nothing() : new Unreadable();
        default -> EventDocument.read(value);
      };
    } catch (BufferUnderflowException
        | NegativeArraySizeException
        | CharacterCodingException
        | DateTimeException malformed) {
      return new Unreadable();
    }
  }

  private static RowValue name(byte[] value) throws CharacterCodingException {
    var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    return new Name(text);
  }

  private static RowValue position(byte[] value) {
    return value.length == Long.BYTES ? new Position(Collections.number(value)) : new Unreadable();
  }
}
