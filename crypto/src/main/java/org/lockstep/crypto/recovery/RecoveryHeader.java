package org.lockstep.crypto.recovery;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.lockstep.crypto.derive.Argon2;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.tuple.Bytes;

/// How a recovery key is stretched: the public beginning of a packet.
///
/// @param parameters the cost, never below the floor
/// @param salt 16 bytes
public record RecoveryHeader(Argon2.Parameters parameters, Bytes salt) {
  /// Length of an encoded header in bytes.
  public static final int LENGTH = 1 + 3 * Integer.BYTES + Argon2.MIN_SALT_LENGTH;

  private static final byte VERSION = 1;

  /// Refuses another length of the salt with an [IllegalArgumentException].
  public RecoveryHeader {
    if (salt.length() != Argon2.MIN_SALT_LENGTH) {
      throw new IllegalArgumentException("the salt has " + Argon2.MIN_SALT_LENGTH + " bytes");
    }
  }

  /// A header with a fresh salt and the cost of the floor.
  public static RecoveryHeader random() {
    var salt = new byte[Argon2.MIN_SALT_LENGTH];
    new SecureRandom().nextBytes(salt);
    return new RecoveryHeader(Argon2.Parameters.FLOOR, Bytes.of(salt));
  }

  /// The header at the beginning of a packet; [SealRefused] for an unknown version, a cut, or
  /// parameters out of bounds.
  public static RecoveryHeader of(byte[] packet) {
    if (packet.length < LENGTH || packet[0] != VERSION) {
      throw new SealRefused(SealRefused.Reason.MALFORMED);
    }
    var rest = ByteBuffer.wrap(packet, 1, LENGTH - 1);
    var parameters = readParameters(rest);
    var salt = new byte[Argon2.MIN_SALT_LENGTH];
    rest.get(salt);
    return new RecoveryHeader(parameters, Bytes.of(salt));
  }

  private static Argon2.Parameters readParameters(ByteBuffer rest) {
    try {
      return new Argon2.Parameters(rest.getInt(), rest.getInt(), rest.getInt());
    } catch (IllegalArgumentException outOfBounds) {
      throw new SealRefused(SealRefused.Reason.WEAK_PARAMETERS, outOfBounds);
    }
  }

  /// The encoded header.
  public byte[] encode() {
    return ByteBuffer.allocate(LENGTH)
        .put(VERSION)
        .putInt(parameters.memoryKib())
        .putInt(parameters.passes())
        .putInt(parameters.lanes())
        .put(salt.toArray())
        .array();
  }
}
