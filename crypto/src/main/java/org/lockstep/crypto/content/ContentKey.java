package org.lockstep.crypto.content;

import org.lockstep.crypto.derive.Hkdf;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.tuple.Tuple;

/// The key of one version of one item; 32 random bytes that never leave a device unwrapped.
///
/// Guarantees: a wrapped key opens only under the same share secret and for the same share, item,
/// version and epoch. The bytes never show in [#toString]. Immutable and safe for use by many
/// threads.
public final class ContentKey {

  private static final String STREAM = "lockstep/content-stream/1";
  private static final String COMMITMENT = "lockstep/content-commitment/1";

  private final Secret secret;

  private ContentKey(Secret secret) {
    this.secret = secret;
  }

  /// A fresh key. One for each version of an item.
  public static ContentKey random() {
    return new ContentKey(Secret.random());
  }

  /// The key with these bytes, for vectors.
  static ContentKey of(Secret secret) {
    return new ContentKey(secret);
  }

  /// This key, encrypted under a key derived from the share's secret of the context's epoch.
  public byte[] wrap(Secret shareSecret, ContentContext context) {
    return shareSecret.wrap(context.wrapTuple(), secret.bytes());
  }

  /// The key that [#wrap] wrapped.
  ///
  /// @throws SealRefused if the bytes are not a key wrapped under this secret for this context
  public static ContentKey unwrap(Secret shareSecret, ContentContext context, byte[] wrapped) {
    return new ContentKey(shareSecret.unwrapSecret(context.wrapTuple(), wrapped));
  }

  byte[] streamKey(byte[] salt) {
    return derive(STREAM, salt);
  }

  byte[] commitment(byte[] salt) {
    return derive(COMMITMENT, salt);
  }

  private byte[] derive(String label, byte[] salt) {
    var info = Tuple.of(label).number(ContentHeader.SUITE);
    return Hkdf.derive(secret.bytes(), salt, info, Secret.LENGTH);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContentKey key && secret.equals(key.secret);
  }

  @Override
  public int hashCode() {
    return secret.hashCode();
  }

  @Override
  public String toString() {
    return "ContentKey[hidden]";
  }
}
