package org.lockstep.crypto.recovery;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.LongFunction;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyKind;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.tuple.Tuple;

/// What an account's trusted devices tell one another through the server, which cannot read it:
/// whom
/// the owner chose as recovery contacts, and the parts that it holds for others.
///
/// Guarantees: only who has the circle secret of its epoch, or of a later one, reads or makes a
/// note; a note serves for its account, purpose and version alone. That it is the newest, it does
/// not tell. Its length shows in steps of 4 KiB.
///
/// ```
/// note  circle epoch (8) || wrap under a key derived from the circle secret,
///       of length (4) || content || zeros
/// ```
public final class CircleNote {
  /// Bytes of the longest note.
  public static final int MOST = 64 * 1024;

  private static final int STEP = 4096;

  private CircleNote() {}

  /// Makes a note under a circle secret. Too much content is refused with an
  /// [IllegalArgumentException].
  ///
  /// @param purpose what it tells, a word
  /// @param version which note of that purpose it is
  public static byte[] make(EpochSecret circle, String purpose, long version, byte[] content) {
    int padded = (Integer.BYTES + content.length + STEP - 1) / STEP * STEP;
    int length = Long.BYTES + Secret.WRAP_OVERHEAD + padded;
    if (length > MOST) throw new IllegalArgumentException("too much for a note");
    var plain = ByteBuffer.allocate(padded).putInt(content.length).put(content).array();
    var wrapped = key(circle).wrap(context(circle, purpose, version), plain);
    return ByteBuffer.allocate(length).putLong(circle.epoch().number()).put(wrapped).array();
  }

  /// The epoch of the circle secret that a note was made under; [SealRefused] if it is none.
  public static long epoch(byte[] note) {
    if (note.length < Long.BYTES) throw new SealRefused(SealRefused.Reason.MALFORMED);
    return ByteBuffer.wrap(note).getLong();
  }

  /// Reads a note; [SealRefused] if it is not one of that purpose and version.
  ///
  /// @param circle the circle secret of an epoch
  public static byte[] open(
      LongFunction<EpochSecret> circle, String purpose, long version, byte[] note) {
    var secret = circle.apply(epoch(note));
    var wrapped = Arrays.copyOfRange(note, Long.BYTES, note.length);
    var plain = ByteBuffer.wrap(key(secret).unwrap(context(secret, purpose, version), wrapped));
    int length = plain.remaining() < Integer.BYTES ? -1 : plain.getInt();
    if (length < 0 || length > plain.remaining()) {
      throw new SealRefused(SealRefused.Reason.MALFORMED);
    }
    var content = new byte[length];
    plain.get(content);
    return content;
  }

  private static Secret key(EpochSecret circle) {
    if (circle.epoch().kind() != KeyKind.CIRCLE) {
      throw new IllegalArgumentException("a note is made under a circle secret");
    }
    return circle.secret().derive(Tuple.of("lockstep/circle-note-key/1"));
  }

  private static Tuple context(EpochSecret circle, String purpose, long version) {
    return circle.epoch().tuple("lockstep/circle-note/1").text(purpose).number(version);
  }
}
