package org.lockstep.crypto.seal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.lockstep.crypto.tuple.Tuple;

/// A private key that opens what was sealed to its public half.
///
/// Guarantees: it opens nothing of another suite; a seal that was altered, made for another key, or
/// bound to another info or associated data is refused with [SealRefused] and gives no part of its
/// content. The private key leaves through [#seed] alone and never shows in [#toString].
///
/// Immutable and safe for use by many threads.
public final class OpeningKey {
  /// Length of a stored seed in bytes, its suite byte included.
  public static final int SEED_LENGTH = 1 + Suite.PRIVATE_KEY_LENGTH;

  /// The least length in bytes of the input to [#derive].
  public static final int MIN_INPUT_LENGTH = 32;

  private final Suite suite;
  private final AsymmetricCipherKeyPair pair;
  private final SealingKey publicKey;

  private OpeningKey(Suite suite, AsymmetricCipherKeyPair pair) {
    this.suite = suite;
    this.pair = pair;
    this.publicKey = SealingKey.of(suite, suite.hpke().serializePublicKey(pair.getPublic()));
  }

  /// A fresh key of the default suite.
  public static OpeningKey generate(SecureRandom random) {
    var input = new byte[MIN_INPUT_LENGTH];
    random.nextBytes(input);
    return derive(input);
  }

  /// The key of the default suite that belongs to this secret input, which has full entropy and at
  /// least 32 bytes: HPKE `DeriveKeyPair` (RFC 9180, section 7.1.3; for X-Wing draft-ietf-hpke-pq).
  /// The same input gives the same key.
  public static OpeningKey derive(byte[] input) {
    return derive(Suite.DEFAULT, input);
  }

  static OpeningKey derive(Suite suite, byte[] input) {
    if (input.length < MIN_INPUT_LENGTH) {
      throw new IllegalArgumentException("a key is derived from at least 32 bytes");
    }
    return new OpeningKey(suite, suite.hpke().deriveKeyPair(input));
  }

  /// Reads a stored seed, `suite || private key`; [SealRefused] where that is not one.
  public static OpeningKey fromSeed(byte[] seed) {
    if (seed.length != SEED_LENGTH) throw new SealRefused(SealRefused.Reason.MALFORMED);
    var suite = Suite.of(seed[0]);
    var privateKey = Arrays.copyOfRange(seed, 1, seed.length);
    return new OpeningKey(suite, suite.hpke().deserializePrivateKey(privateKey, null));
  }

  /// The private key as `suite || private key`, for storage under another key.
  public byte[] seed() {
    var privateKey = suite.hpke().serializePrivateKey(pair.getPrivate());
    return ByteBuffer.allocate(SEED_LENGTH).put(suite.id()).put(privateKey).array();
  }

  /// The public half.
  public SealingKey publicKey() {
    return publicKey;
  }

  /// Opens a seal made for this key with the same info and associated data; [SealRefused]
  /// otherwise.
  public byte[] open(byte[] seal, Tuple info, Tuple aad) {
    if (seal.length == 0) throw new SealRefused(SealRefused.Reason.MALFORMED);
    if (Suite.of(seal[0]) != suite) throw new SealRefused(SealRefused.Reason.NOT_AUTHENTIC);
    if (seal.length < suite.sealLength(0)) throw new SealRefused(SealRefused.Reason.MALFORMED);
    int start = 1 + suite.encapsulationLength();
    var encapsulation = Arrays.copyOfRange(seal, 1, start);
    var ciphertext = Arrays.copyOfRange(seal, start, seal.length);
    return open(suite.hpke(), encapsulation, ciphertext, info.encode(), aad.encode());
  }

  byte[] open(HPKE hpke, byte[] encapsulation, byte[] ciphertext, byte[] info, byte[] aad) {
    try {
      return hpke.setupBaseR(encapsulation, pair, info).open(aad, ciphertext);
    } catch (InvalidCipherTextException
        | IllegalArgumentException
        | IllegalStateException refused) {
      // The last two tell that the encapsulation holds no usable point.
      throw new SealRefused(SealRefused.Reason.NOT_AUTHENTIC, refused);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OpeningKey key && MessageDigest.isEqual(seed(), key.seed());
  }

  @Override
  public int hashCode() {
    return publicKey.hashCode();
  }

  @Override
  public String toString() {
    return "OpeningKey[" + publicKey + "]";
  }
}
