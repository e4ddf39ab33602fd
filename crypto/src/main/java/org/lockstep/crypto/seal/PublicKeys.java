package org.lockstep.crypto.seal;

import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.math.ec.rfc7748.X25519;

/// From our bytes to BouncyCastle's public keys, with the checks that belong there.
final class PublicKeys {
  private PublicKeys() {}

  static AsymmetricKeyParameter parse(SealingKey key) {
    return key.suite().hpke().deserializePublicKey(key.publicKey());
  }

  /// Refuses a key whose ML-KEM part is not reduced (FIPS 203, section 7.2) or whose X25519 part
  /// has small order (RFC 7748, section 6.1): sealing to those would fail or protect nothing.
  static void check(SealingKey key) {
    try {
      parse(key);
    } catch (IllegalArgumentException invalid) {
      throw new SealRefused(SealRefused.Reason.MALFORMED, invalid);
    }
    if (!hasUsablePoint(key)) throw new SealRefused(SealRefused.Reason.MALFORMED);
  }

  private static boolean hasUsablePoint(SealingKey key) {
    var publicKey = key.publicKey();
    // Both suites end with the X25519 key; any scalar shows small order, as all are multiples of
    // eight.
    int point = publicKey.length - X25519.POINT_SIZE;
    var scalar = new byte[X25519.SCALAR_SIZE];
    return X25519.calculateAgreement(scalar, 0, publicKey, point, new byte[X25519.POINT_SIZE], 0);
  }
}
