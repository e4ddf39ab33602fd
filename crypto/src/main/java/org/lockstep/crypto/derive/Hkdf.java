package org.lockstep.crypto.derive;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.lockstep.crypto.tuple.Tuple;

/// HKDF with SHA-256 (RFC 5869).
///
/// Guarantees: outputs for different infos are independent keys. The info is a labelled tuple, so a
/// key derived for one purpose never serves another. The input must have full entropy; for what
/// people type there is [Argon2].
public final class Hkdf {
  /// The longest output in bytes (RFC 5869, section 2.3).
  public static final int MAX_LENGTH = 255 * 32;

  private static final byte[] NO_SALT = new byte[0];

  private Hkdf() {}

  /// Derives without a salt.
  public static byte[] derive(byte[] key, Tuple info, int length) {
    return derive(key, NO_SALT, info, length);
  }

  /// Derives with a salt; lengths from 1 to [#MAX_LENGTH] bytes.
  public static byte[] derive(byte[] key, byte[] salt, Tuple info, int length) {
    return raw(key, salt, info.encode(), length);
  }

  static byte[] raw(byte[] key, byte[] salt, byte[] info, int length) {
    if (length < 1 || length > MAX_LENGTH) {
      throw new IllegalArgumentException("HKDF gives 1 to " + MAX_LENGTH + " bytes, not " + length);
    }
    var generator = new HKDFBytesGenerator(new SHA256Digest());
    generator.init(new HKDFParameters(key, salt, info));
    var output = new byte[length];
    generator.generateBytes(output, 0, length);
    return output;
  }
}
