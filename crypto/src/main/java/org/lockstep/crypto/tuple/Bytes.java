package org.lockstep.crypto.tuple;

import java.util.Arrays;
import java.util.HexFormat;

/// An immutable run of public bytes: what values hold in place of arrays, so that equal content is
/// equal.
///
/// For what may be seen (seals, signatures, commitments). It compares in variable time and shows
/// itself in hexadecimal: key material belongs into [Secret][org.lockstep.crypto.derive.Secret].
public final class Bytes {
  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  /// A copy of these bytes.
  public static Bytes of(byte[] value) {
    return new Bytes(value.clone());
  }

  /// The bytes in a fresh array.
  public byte[] toArray() {
    return value.clone();
  }

  /// How many bytes there are.
  public int length() {
    return value.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(value);
  }
}
