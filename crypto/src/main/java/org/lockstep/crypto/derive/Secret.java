package org.lockstep.crypto.derive;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.tuple.Tuple;

/// A 32-byte secret with full entropy: a circle, service or share secret, or a key derived from
/// one.
///
/// Guarantees: the bytes leave through [#bytes] alone, never through [#toString]; comparing takes
/// the same time wherever two secrets differ; each derived key, wrap and commitment is bound to a
/// labelled tuple.
///
/// The Java heap may keep copies until it is collected: a process that holds secrets is trusted
/// with them.
///
/// Immutable and safe for use by many threads.
public final class Secret {
  /// Length in bytes.
  public static final int LENGTH = 32;

  /// Bytes by which a wrap is longer than what it holds.
  public static final int WRAP_OVERHEAD = 1 + AesGcm.NONCE_LENGTH + AesGcm.TAG_LENGTH;

  private static final byte WRAP_VERSION = 1;

  /// To find the platform's generator takes longer than to ask it.
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final Tuple WRAP_KEY = Tuple.of("lockstep/wrap-key/1");

  private final byte[] value;

  private Secret(byte[] value) {
    this.value = value;
  }

  /// A fresh secret from the platform's random generator.
  public static Secret random() {
    return new Secret(fresh(LENGTH));
  }

  /// The secret of these 32 bytes; any other length is refused with an [IllegalArgumentException].
  public static Secret of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a secret has " + LENGTH + " bytes");
    }
    return new Secret(bytes.clone());
  }

  /// A copy of the bytes.
  public byte[] bytes() {
    return value.clone();
  }

  /// A key for one purpose: HKDF of this secret with the tuple as info.
  public Secret derive(Tuple purpose) {
    return new Secret(Hkdf.derive(value, purpose, LENGTH));
  }

  /// What shows, without giving the secret away, that two parties hold the same one in the same
  /// role: HMAC-SHA256 of the tuple under the secret, 32 bytes. Nobody can find a second secret
  /// with the same commitment.
  public byte[] commitment(Tuple context) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(value, "HmacSHA256"));
      return mac.doFinal(context.encode());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("HMAC-SHA256 is not available", impossible);
    }
  }

  /// Whether this is the secret of that commitment, in constant time.
  public boolean matches(Tuple context, byte[] commitment) {
    return MessageDigest.isEqual(commitment(context), commitment);
  }

  /// Encrypts bytes under a key derived from this secret and bound to the context.
  public byte[] wrap(Tuple context, byte[] plaintext) {
    return wrap(context, plaintext, fresh(AesGcm.NONCE_LENGTH));
  }

  byte[] wrap(Tuple context, byte[] plaintext, byte[] nonce) {
    var aad = context.encode();
    var ciphertext = AesGcm.seal(wrapKey(aad), nonce, aad, plaintext);
    return ByteBuffer.allocate(WRAP_OVERHEAD + plaintext.length)
        .put(WRAP_VERSION)
        .put(nonce)
        .put(ciphertext)
        .array();
  }

  /// Decrypts what [#wrap] made in the same context; anything else is refused with [SealRefused].
  public byte[] unwrap(Tuple context, byte[] wrapped) {
    if (wrapped.length < WRAP_OVERHEAD || wrapped[0] != WRAP_VERSION) {
      throw new SealRefused(SealRefused.Reason.MALFORMED);
    }
    int start = 1 + AesGcm.NONCE_LENGTH;
    var nonce = Arrays.copyOfRange(wrapped, 1, start);
    var ciphertext = Arrays.copyOfRange(wrapped, start, wrapped.length);
    var aad = context.encode();
    return AesGcm.open(wrapKey(aad), nonce, aad, ciphertext);
  }

  /// Decrypts a wrapped secret; what is not exactly one secret is refused with [SealRefused].
  public Secret unwrapSecret(Tuple context, byte[] wrapped) {
    if (wrapped.length != WRAP_OVERHEAD + LENGTH) {
      throw new SealRefused(SealRefused.Reason.MALFORMED);
    }
    return new Secret(unwrap(context, wrapped));
  }

  private byte[] wrapKey(byte[] context) {
    return Hkdf.derive(value, WRAP_KEY.bytes(context), LENGTH);
  }

  private static byte[] fresh(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(value, secret.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(Hkdf.derive(value, Tuple.of("lockstep/hash-code/1"), Integer.BYTES));
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
