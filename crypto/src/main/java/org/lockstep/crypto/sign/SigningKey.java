package org.lockstep.crypto.sign;

import java.security.MessageDigest;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.lockstep.crypto.tuple.Tuple;

/// An Ed25519 private key (RFC 8032, section 5.1.5).
///
/// Guarantees: signing is deterministic and needs no randomness; the public key that enters each
/// signature is always the one derived from the seed, so a signature under a foreign public key,
/// which would give the seed away, cannot be made. The seed leaves through [#seed] alone and never
/// shows in [#toString].
///
/// Immutable and safe for use by many threads.
public final class SigningKey {
  /// Length of a seed in bytes.
  public static final int SEED_LENGTH = Ed25519.SECRET_KEY_SIZE;

  private final Ed25519PrivateKeyParameters key;
  private final VerifyingKey publicKey;

  private SigningKey(Ed25519PrivateKeyParameters key) {
    this.key = key;
    this.publicKey = VerifyingKey.of(key.generatePublicKey().getEncoded());
  }

  /// A fresh key.
  public static SigningKey generate(SecureRandom random) {
    return new SigningKey(new Ed25519PrivateKeyParameters(random));
  }

  /// The key of a 32-byte seed; any other length is refused with an [IllegalArgumentException].
  public static SigningKey fromSeed(byte[] seed) {
    if (seed.length != SEED_LENGTH) {
      throw new IllegalArgumentException("a seed has " + SEED_LENGTH + " bytes");
    }
    return new SigningKey(new Ed25519PrivateKeyParameters(seed));
  }

  /// A copy of the secret seed, for storage under another key.
  public byte[] seed() {
    return key.getEncoded();
  }

  /// The public half.
  public VerifyingKey publicKey() {
    return publicKey;
  }

  /// A 64-byte signature over a tuple.
  public byte[] sign(Tuple message) {
    return sign(message.encode());
  }

  /// A 64-byte signature over bytes whose format carries its own context.
  public byte[] sign(byte[] message) {
    var signature = new byte[VerifyingKey.SIGNATURE_LENGTH];
    key.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
    return signature;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SigningKey signing && MessageDigest.isEqual(seed(), signing.seed());
  }

  @Override
  public int hashCode() {
    return publicKey.hashCode();
  }

  @Override
  public String toString() {
    return "SigningKey[" + publicKey + "]";
  }
}
