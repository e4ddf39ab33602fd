package org.lockstep.domain.id;

import java.math.BigInteger;
import java.util.regex.Pattern;

/// The text form of an id: 128 bits in Crockford's base 32, lower case, 26 characters.
public final class IdText {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final Pattern FORM = Pattern.compile("[0-7][0-9a-hjkmnp-tv-z]{25}");
  private static final int LENGTH = 26;

  private IdText() {}

  /// The text of 16 random bytes.
  public static String of(byte[] random) {
    if (random.length != 16) throw new IllegalArgumentException("an id has 16 bytes");
    var number = new BigInteger(1, random);
    var text = new char[LENGTH];
    for (int i = LENGTH - 1; i >= 0; i--) {
      text[i] = ALPHABET.charAt(number.intValue() & 31);
      number = number.shiftRight(5);
    }
    return new String(text);
  }

  static String check(String value) {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not an id: 26 letters and digits are expected");
    }
    return value;
  }
}
