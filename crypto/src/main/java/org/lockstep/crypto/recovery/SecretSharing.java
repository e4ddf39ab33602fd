package org.lockstep.crypto.recovery;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.tuple.Bytes;

/// Shares a secret so that any `threshold` of the shares bring it back (Shamir, How to share a
/// secret, 1979), byte by byte over GF(256) with the polynomial of AES.
///
/// Guarantees: fewer shares than the threshold say nothing at all about the secret, whatever
/// computing power is spent on them. Not guaranteed: that a share is a true one. Whoever combines
/// needs something to check the result by. Multiplying takes the same time for all values.
public final class SecretSharing {
  /// How many shares there can be at most: one for each element but zero.
  public static final int MOST = 255;

  private static final int POLYNOMIAL = 0x11b;

  private SecretSharing() {}

  /// One of the shares of a secret.
  ///
  /// @param index where the polynomials were evaluated, from 1 to 255
  /// @param value their values there, as many bytes as the secret has
  public record Share(int index, Bytes value) {
    /// Refuses an index or length that no share has with an [IllegalArgumentException].
    public Share {
      if (index < 1 || index > MOST) throw new IllegalArgumentException("shares count from 1");
      if (value.length() != Secret.LENGTH) throw new IllegalArgumentException("not a share");
    }
  }

  /// Shares a secret out, with the indexes from 1 to `count`. A threshold that is not between 1 and
  /// `count`, or too large a count, is refused with an [IllegalArgumentException].
  public static List<Share> split(Secret secret, int threshold, int count) {
    if (threshold < 1 || threshold > count || count > MOST) {
      throw new IllegalArgumentException("between one and all of at most " + MOST + " shares");
    }
    var coefficients = new byte[threshold][];
    coefficients[0] = secret.bytes();
    var random = new SecureRandom();
    for (int degree = 1; degree < threshold; degree++) {
      coefficients[degree] = new byte[Secret.LENGTH];
      random.nextBytes(coefficients[degree]);
    }
    return split(coefficients, count);
  }

  /// @param coefficients those of each byte's polynomial, the constant ones first
  static List<Share> split(byte[][] coefficients, int count) {
    var shares = new ArrayList<Share>();
    for (int index = 1; index <= count; index++) {
      var value = new byte[Secret.LENGTH];
      for (int i = 0; i < value.length; i++) value[i] = (byte) evaluate(coefficients, i, index);
      shares.add(new Share(index, Bytes.of(value)));
    }
    return shares;
  }

  /// Horner's scheme.
  private static int evaluate(byte[][] coefficients, int position, int at) {
    int result = 0;
    for (int degree = coefficients.length - 1; degree >= 0; degree--) {
      result = multiply(result, at) ^ (coefficients[degree][position] & 0xff);
    }
    return result;
  }

  /// The secret of these shares, if they are as many as its threshold and all of them are true;
  /// something else otherwise. None, or two of the same index, are refused with an
  /// [IllegalArgumentException].
  public static Secret combine(List<Share> shares) {
    Set<Integer> indexes = new HashSet<>();
    shares.forEach(share -> indexes.add(share.index()));
    if (shares.isEmpty() || indexes.size() != shares.size()) {
      throw new IllegalArgumentException("shares of different indexes");
    }
    var secret = new byte[Secret.LENGTH];
    for (var share : shares) {
      int weight = weight(share.index(), indexes);
      var value = share.value().toArray();
      for (int i = 0; i < secret.length; i++) secret[i] ^= (byte) multiply(value[i] & 0xff, weight);
    }
    return Secret.of(secret);
  }

  /// Lagrange's basis polynomial of an index, at zero.
  private static int weight(int index, Set<Integer> indexes) {
    int numerator = 1;
    int denominator = 1;
    for (int other : indexes) {
      if (other == index) continue;
      numerator = multiply(numerator, other);
      denominator = multiply(denominator, other ^ index);
    }
    return multiply(numerator, inverse(denominator));
  }

  /// Fermat: the 254th power.
  private static int inverse(int value) {
    int result = 1;
    for (int i = 0; i < MOST - 1; i++) result = multiply(result, value);
    return result;
  }

  static int multiply(int left, int right) {
    int product = 0;
    int factor = left;
    for (int bit = 0; bit < Byte.SIZE; bit++) {
      product ^= -((right >> bit) & 1) & factor;
      factor = (factor << 1) ^ (-((factor >> 7) & 1) & POLYNOMIAL);
    }
    return product;
  }
}
