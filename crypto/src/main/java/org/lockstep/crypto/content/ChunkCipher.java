package org.lockstep.crypto.content;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals and opens the chunks of one blob. For one thread.
final class ChunkCipher {

  /// The length of a tag in bytes.
  static final int TAG = 16;

  private final SecretKeySpec key;
  private final byte[] aad;
  private final Cipher cipher;

  private ChunkCipher(byte[] key, byte[] aad) {
    this.key = new SecretKeySpec(key, "AES");
    this.aad = aad;
    this.cipher = aesGcm();
  }

  static ChunkCipher of(ContentKey key, ContentContext context, ContentHeader header) {
    var aad = context.tuple("lockstep/content-chunk/1").bytes(header.sha256());
    return new ChunkCipher(key.streamKey(header.salt()), aad.encode());
  }

  /// Each position is to be sealed once.
  byte[] seal(ChunkPosition position, byte[] stream, int length) {
    try {
      start(Cipher.ENCRYPT_MODE, position);
      return cipher.doFinal(stream, 0, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed to encrypt", e);
    }
  }

  byte[] open(ChunkPosition position, byte[] sealed) throws ContentRefused {
    if (sealed.length <= TAG) throw new ContentRefused(ContentRefused.Reason.NOT_AUTHENTIC);
    try {
      start(Cipher.DECRYPT_MODE, position);
      return cipher.doFinal(sealed);
    } catch (AEADBadTagException e) {
      throw new ContentRefused(ContentRefused.Reason.NOT_AUTHENTIC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed to decrypt", e);
    }
  }

  private void start(int mode, ChunkPosition position) throws GeneralSecurityException {
    cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, position.nonce()));
    cipher.updateAAD(aad);
  }

  private static Cipher aesGcm() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }
}
