package org.lockstep.domain.id;

import java.math.BigInteger;
import java.util.BitSet;

/// The text form of an id: 128 bits in Crockford's base 32, lower case, 26 characters.
public final class IdText {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final BitSet LETTERS = letters();
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

  private static BitSet letters() {
    var letters = new BitSet();
    ALPHABET.chars().forEach(letters::set);
    return letters;
  }

  /// Every event that is read holds some, so this must be quick.
  static String check(String value) {
    if (!isId(value)) {
      throw new IllegalArgumentException("not an id: 26 letters and digits are expected");
    }
    return value;
  }

  /// 26 characters carry 130 bits, so the first one is at most 7.
  private static boolean isId(String value) {
    if (value.length() != LENGTH || value.charAt(0) > '7') return false;
    for (int i = 0; i < LENGTH; i++) {
      if (!LETTERS.get(value.charAt(i))) return false;
    }
    return true;
  }
}
