package org.lockstep.crypto.derive;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.lockstep.crypto.seal.SealRefused;

/// AES-256-GCM with a 12-byte nonce and a 16-byte tag (NIST SP 800-38D). The caller answers for
/// fresh nonces.
final class AesGcm {
  static final int NONCE_LENGTH = 12;
  static final int TAG_LENGTH = 16;

  /// Each thread's own: to find one takes longer than to seal a few bytes. It is begun anew with a
  /// key and a nonce for each use.
  private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(AesGcm::cipher);

  private AesGcm() {}

  private static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM is not available", impossible);
    }
  }

  static byte[] seal(byte[] key, byte[] nonce, byte[] aad, byte[] plaintext) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, key, nonce, aad).doFinal(plaintext);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM is not available", impossible);
    }
  }

  static byte[] open(byte[] key, byte[] nonce, byte[] aad, byte[] ciphertext) {
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, aad).doFinal(ciphertext);
    } catch (AEADBadTagException refused) {
      throw new SealRefused(SealRefused.Reason.NOT_AUTHENTIC, refused);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM is not available", impossible);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] aad)
      throws GeneralSecurityException {
    var cipher = CIPHERS.get();
    var parameters = new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce);
    cipher.init(mode, new SecretKeySpec(key, "AES"), parameters);
    cipher.updateAAD(aad);
    return cipher;
  }
}
