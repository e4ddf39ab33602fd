package org.lockstep.crypto.log;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A SHA-256 value: 32 bytes, immutable, equal by content.
///
/// Not a secret; comparing takes no constant time. Safe for use by many threads.
public final class Hash {

  /// The length of every hash in bytes.
  public static final int LENGTH = 32;

  private static final int BASE64_LENGTH = 44;

  private final byte[] value;

  private Hash(byte[] value) {
    this.value = value;
  }

  /// Takes a copy of 32 bytes.
  ///
  /// @throws IllegalArgumentException if there are not exactly 32
  public static Hash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /// Reads the standard base64 form, exactly as [#base64] writes it.
  ///
  /// @throws LogFormatException if the text is anything else
  public static Hash fromBase64(String text) {
    if (text.length() != BASE64_LENGTH)
      throw new LogFormatException("a hash has 44 base64 characters");
    var bytes = StrictBase64.decode(text);
    if (bytes.length != LENGTH) throw new LogFormatException("a hash has 32 bytes");
    return new Hash(bytes);
  }

  /// Finishes a digest of this package's own making; the result is not copied.
  static Hash finish(MessageDigest digest) {
    return new Hash(digest.digest());
  }

  /// A fresh copy of the 32 bytes.
  public byte[] bytes() {
    return value.clone();
  }

  /// Feeds the bytes to a digest without copying them.
  void addTo(MessageDigest digest) {
    digest.update(value);
  }

  /// Standard base64 with padding: 44 characters.
  public String base64() {
    return Base64.getEncoder().encodeToString(value);
  }

  /// The base64 form as ASCII bytes.
  byte[] base64Bytes() {
    return Base64.getEncoder().encode(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /// Lower-case hexadecimal.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(value);
  }
}
