package org.lockstep.crypto.log;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// One signature line of a note, not yet verified; of a type that need not be known here.
///
/// @param name the signing key's name
/// @param base64 base64 of the four bytes of the key id and of the signature
public record NoteSignature(String name, String base64) {

  private static final int ID_LENGTH = Integer.BYTES;

  /// Refuses what is not a signature line.
  ///
  /// @throws LogFormatException if the name is no word, the base64 not canonical, or there is no
  ///     signature in it
  public NoteSignature {
    NoteText.requireName(name);
    if (StrictBase64.decode(base64).length <= ID_LENGTH) {
      throw new LogFormatException("a signature line holds a key id and a signature");
    }
  }

  /// The signature that a key made.
  static NoteSignature of(VerifierKey key, byte[] signature) {
    return of(key.name(), key.keyId(), signature);
  }

  /// The signature of a key of any type.
  static NoteSignature of(String name, int keyId, byte[] signature) {
    var bytes = ByteBuffer.allocate(ID_LENGTH + signature.length).putInt(keyId).put(signature);
    return new NoteSignature(name, NoteText.base64(bytes.array()));
  }

  /// The key id, as [VerifierKey#keyId] gives it.
  public int keyId() {
    return ByteBuffer.wrap(StrictBase64.decode(base64)).getInt();
  }

  /// The signature itself, in a form that depends on the key's type.
  public byte[] signature() {
    var bytes = StrictBase64.decode(base64);
    return Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length);
  }

  /// Whether the line claims to be by this key.
  boolean claims(VerifierKey key) {
    return name.equals(key.name()) && keyId() == key.keyId();
  }
}
