package org.lockstep.crypto.recovery;

/// Two check symbols over GF(32) for up to 29 symbols: a Reed-Solomon code with generator `(x +
/// a)(x + a^2)`.
///
/// The code has distance three, so any one or two wrong symbols are noticed, and so is any swap of
/// two.
final class CheckCode {
  static final int CHECK_SYMBOLS = 2;

  /// The field's polynomial, x^5 + x^2 + 1, whose root `a` = 2 generates all 31 elements.
  private static final int POLYNOMIAL = 0b100101;

  private static final int FIELD_SIZE = 32;
  private static final int ROOT = 2;

  /// The generator's lower coefficients: x^2 + (a + a^2) x + a^3.
  private static final int LINEAR = ROOT ^ multiply(ROOT, ROOT);

  private static final int CONSTANT = multiply(ROOT, multiply(ROOT, ROOT));

  private CheckCode() {}

  /// The remainder of `data * x^2` by the generator, high coefficient first.
  static int[] check(int[] data) {
    int high = 0;
    int low = 0;
    for (int symbol : data) {
      int feedback = symbol ^ high;
      high = low ^ multiply(feedback, LINEAR);
      low = multiply(feedback, CONSTANT);
    }
    return new int[] {high, low};
  }

  private static int multiply(int left, int right) {
    int product = 0;
    for (int factor = left, rest = right; rest != 0; rest >>= 1) {
      if ((rest & 1) != 0) product ^= factor;
      factor <<= 1;
      if (factor >= FIELD_SIZE) factor ^= POLYNOMIAL;
    }
    return product;
  }
}
