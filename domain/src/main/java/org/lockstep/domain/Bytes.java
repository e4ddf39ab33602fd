package org.lockstep.domain;

import java.util.Arrays;
import java.util.Base64;

/// An immutable sequence of bytes that compares by content: a public key, a signature, a seal, a
/// digest.
///
/// Never a secret: its text form shows what it holds.
public final class Bytes {
  /// No bytes: what stands where a first epoch has no predecessor to wrap.
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  /// A copy of `value`.
  public static Bytes of(byte[] value) {
    return value.length == 0 ? EMPTY : new Bytes(value.clone());
  }

  /// The bytes behind base64url text without padding (RFC 4648 section 5).
  ///
  /// @throws IllegalArgumentException if `text` is not base64url
  public static Bytes parse(String text) {
    return of(Base64.getUrlDecoder().decode(text));
  }

  /// A copy of the bytes.
  public byte[] toArray() {
    return value.clone();
  }

  /// How many bytes these are.
  public int length() {
    return value.length;
  }

  /// Whether there are none.
  public boolean isEmpty() {
    return value.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /// Base64url without padding, as [#parse] reads it.
  @Override
  public String toString() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
  }
}
