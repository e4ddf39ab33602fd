package org.lockstep.crypto.log;

/// The salted hash by which a leaf binds stored bytes without disclosing them.
///
/// Binding: nobody can find other bytes for a published commitment. Hiding: while the random salt
/// is unknown, guessing a payload of few possible values confirms nothing; when salt and payload
/// are deleted, the leaf still verifies. Always commit to the bytes *as stored*; never serialise
/// anew to check.
public final class Commitment {

  /// The length of a salt in bytes.
  public static final int SALT_LENGTH = 16;

  private Commitment() {}

  /// SHA-256 of salt and stored bytes, one after the other. The fixed length of the salt keeps the
  /// two apart.
  ///
  /// @param salt 16 random bytes, fresh for each event
  /// @throws IllegalArgumentException if the salt has another length
  public static Hash of(byte[] salt, byte[] stored) {
    if (salt.length != SALT_LENGTH)
      throw new IllegalArgumentException("a salt has 16 bytes, not " + salt.length);
    var digest = Sha256.digest();
    digest.update(salt);
    digest.update(stored);
    return Hash.finish(digest);
  }
}
