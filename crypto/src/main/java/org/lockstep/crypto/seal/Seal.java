package org.lockstep.crypto.seal;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.lockstep.crypto.tuple.Tuple;

/// Makes seals; [OpeningKey#open] opens them.
///
/// Guarantees: only the holder of the private half learns the content (as long as X25519 or
/// ML-KEM-768 holds); info and associated data are bound, so a seal serves in the place it was made
/// for and nowhere else. Nothing is ever made with a suite other than the default. Who made a seal,
/// it does not tell.
public final class Seal {
  private static final int X_WING_RANDOMNESS = 64;

  private Seal() {}

  /// Seals bytes to a key. [SealRefused] for a key of a suite that is only read.
  ///
  /// @param info what the seal is for
  /// @param aad where it belongs
  public static byte[] make(SealingKey key, Tuple info, Tuple aad, byte[] plaintext) {
    var randomness = new byte[X_WING_RANDOMNESS];
    new SecureRandom().nextBytes(randomness);
    return make(key, info, aad, plaintext, randomness);
  }

  static byte[] make(SealingKey key, Tuple info, Tuple aad, byte[] plaintext, byte[] randomness) {
    if (key.suite() != Suite.DEFAULT) throw new SealRefused(SealRefused.Reason.WEAK_SUITE);
    var publicKey = PublicKeys.parse(key);
    var context = key.suite().hpke().setupBaseS(publicKey, info.encode(), randomness);
    return finish(key.suite(), context, aad.encode(), plaintext);
  }

  static byte[] finish(
      Suite suite, HPKEContextWithEncapsulation context, byte[] aad, byte[] plaintext) {
    try {
      return ByteBuffer.allocate(suite.sealLength(plaintext.length))
          .put(suite.id())
          .put(context.getEncapsulation())
          .put(context.seal(aad, plaintext))
          .array();
    } catch (InvalidCipherTextException impossible) {
      throw new IllegalStateException("sealing cannot fail", impossible);
    }
  }
}
