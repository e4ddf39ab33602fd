package org.lockstep.crypto.recovery;

import java.util.Arrays;
import java.util.Locale;
import org.lockstep.crypto.tuple.Bytes;

/// Eighty bits that one person tells another by voice, as sixteen characters: the beginning of a
/// hash that both devices compute.
///
/// Guarantees: nobody finds another input with the same code, since it was fixed before they could
/// try; two of one maker's own choosing with the same code take 2^40 tries. Reading does not care
/// about case, blanks and dashes, and takes `O` for `0` and `I` or `L` for `1`.
///
/// @param bits the ten bytes
public record SpokenCode(Bytes bits) {
  /// How many characters a code has.
  public static final int LENGTH = 16;

  private static final int BYTES = 10;
  private static final int BITS_PER_CHARACTER = 5;
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /// Refuses another length with an [IllegalArgumentException].
  public SpokenCode {
    if (bits.length() != BYTES) throw new IllegalArgumentException("a code has ten bytes");
  }

  /// The code of a hash: its beginning.
  static SpokenCode of(byte[] hash) {
    return new SpokenCode(Bytes.of(Arrays.copyOf(hash, BYTES)));
  }

  /// Reads what a person typed; [IllegalArgumentException] where it cannot be a code.
  public static SpokenCode parse(String typed) {
    var characters =
        typed
            .replaceAll("[\\s\\p{Z}\\p{Pd}]", "")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    if (characters.length() != LENGTH) {
      throw new IllegalArgumentException("a code has " + LENGTH + " characters");
    }
    var bytes = new byte[BYTES];
    for (int i = 0; i < LENGTH; i++) {
      int value = ALPHABET.indexOf(characters.charAt(i));
      if (value < 0) throw new IllegalArgumentException("a code has letters and digits alone");
      put(bytes, i * BITS_PER_CHARACTER, value);
    }
    return new SpokenCode(Bytes.of(bytes));
  }

  private static void put(byte[] bytes, int from, int value) {
    for (int bit = 0; bit < BITS_PER_CHARACTER; bit++) {
      int at = from + bit;
      int set = (value >> (BITS_PER_CHARACTER - 1 - bit)) & 1;
      bytes[at / Byte.SIZE] |= (byte) (set << (Byte.SIZE - 1 - at % Byte.SIZE));
    }
  }

  /// The characters in groups of four with dashes between, to be read out.
  public String grouped() {
    var bytes = bits.toArray();
    var text = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      if (i > 0 && i % 4 == 0) text.append('-');
      text.append(ALPHABET.charAt(get(bytes, i * BITS_PER_CHARACTER)));
    }
    return text.toString();
  }

  private static int get(byte[] bytes, int from) {
    int value = 0;
    for (int at = from; at < from + BITS_PER_CHARACTER; at++) {
      int bit = (bytes[at / Byte.SIZE] >> (Byte.SIZE - 1 - at % Byte.SIZE)) & 1;
      value = (value << 1) | bit;
    }
    return value;
  }

  @Override
  public String toString() {
    return grouped();
  }
}
