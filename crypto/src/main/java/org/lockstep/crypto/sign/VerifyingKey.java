package org.lockstep.crypto.sign;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.lockstep.crypto.tuple.Tuple;

/// An Ed25519 public key (RFC 8032, section 5.1.5).
///
/// Guarantees: a value of this type is a canonically encoded point of the prime-order subgroup, so
/// small-order and mixed-order keys, under which one signature fits many messages, do not exist
/// here. Verification refuses a wrong length and a non-canonical scalar, so a signature cannot be
/// altered into another valid one.
///
/// Immutable and safe for use by many threads.
public final class VerifyingKey {
  /// Length of a public key in bytes.
  public static final int LENGTH = Ed25519.PUBLIC_KEY_SIZE;

  /// Length of a signature in bytes.
  public static final int SIGNATURE_LENGTH = Ed25519.SIGNATURE_SIZE;

  private final byte[] encoded;
  private final Ed25519.PublicPoint point; // so that it is decoded once, not for each signature

  private VerifyingKey(byte[] encoded, Ed25519.PublicPoint point) {
    this.encoded = encoded;
    this.point = point;
  }

  /// The key of a 32-byte encoding; whatever is not a valid key is refused with an
  /// [IllegalArgumentException].
  public static VerifyingKey of(byte[] encoded) {
    var copy = encoded.clone();
    var point = copy.length == LENGTH ? Ed25519.validatePublicKeyFullExport(copy, 0) : null;
    if (point == null) throw new IllegalArgumentException("not a valid Ed25519 public key");
    return new VerifyingKey(copy, point);
  }

  /// A copy of the 32-byte encoding.
  public byte[] bytes() {
    return encoded.clone();
  }

  /// Whether this key's owner signed this tuple.
  public boolean verify(Tuple message, byte[] signature) {
    return verify(message.encode(), signature);
  }

  /// Whether this key's owner signed these bytes.
  public boolean verify(byte[] message, byte[] signature) {
    return signature.length == SIGNATURE_LENGTH
        && Ed25519.verify(signature, 0, point, message, 0, message.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifyingKey key && Arrays.equals(encoded, key.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }

  /// The key in hexadecimal: it is public.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(encoded);
  }
}
