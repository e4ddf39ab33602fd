package org.lockstep.crypto.recovery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import org.lockstep.crypto.derive.Argon2;
import org.lockstep.crypto.derive.Secret;

/// Twenty-eight characters that a person keeps on paper and that bring the account back.
///
/// Guarantees: 130 random bits; up to two mistyped characters, and any two that were swapped, are
/// always noticed; reading does not care about case, blanks and dashes, and takes `O` for `0` and
/// `I` or `L` for `1`. It shows itself through [#grouped] alone, never through [#toString].
public final class RecoveryKey {
  /// How many characters a recovery key has.
  public static final int LENGTH = 28;

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int DATA_LENGTH = LENGTH - CheckCode.CHECK_SYMBOLS;

  private final String characters;

  private RecoveryKey(String characters) {
    this.characters = characters;
  }

  /// A fresh recovery key.
  public static RecoveryKey random() {
    var random = new SecureRandom();
    // The alphabet has 32 characters, so no value is favoured.
    return ofData(random.ints(DATA_LENGTH, 0, ALPHABET.length()).toArray());
  }

  static RecoveryKey ofData(int[] data) {
    var key = new StringBuilder(LENGTH);
    for (int symbol : data) key.append(ALPHABET.charAt(symbol));
    for (int symbol : CheckCode.check(data)) key.append(ALPHABET.charAt(symbol));
    return new RecoveryKey(key.toString());
  }

  /// Reads what a person typed; [MistypedRecoveryKey] where it cannot be right.
  public static RecoveryKey parse(String typed) {
    var characters =
        typed
            .replaceAll("[\\s\\p{Z}\\p{Pd}]", "")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    if (characters.length() != LENGTH) throw new MistypedRecoveryKey();
    var symbols = characters.chars().map(ALPHABET::indexOf).toArray();
    if (Arrays.stream(symbols).anyMatch(symbol -> symbol < 0)) throw new MistypedRecoveryKey();
    var key = ofData(Arrays.copyOf(symbols, DATA_LENGTH));
    if (!key.characters.equals(characters)) throw new MistypedRecoveryKey();
    return key;
  }

  /// The characters in groups of four with dashes between, to be shown once and written down.
  public String grouped() {
    return characters.replaceAll("(.{4})(?!$)", "$1-");
  }

  /// Stretches the key with the salt and parameters of a header; takes as long as Argon2id does.
  public RecoveryRoot stretch(RecoveryHeader header) {
    var password = characters.getBytes(StandardCharsets.US_ASCII);
    var root =
        Argon2.stretch(password, header.salt().toArray(), header.parameters(), Secret.LENGTH);
    return new RecoveryRoot(header, Secret.of(root));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecoveryKey key
        && MessageDigest.isEqual(
            characters.getBytes(StandardCharsets.US_ASCII),
            key.characters.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public int hashCode() {
    return characters.hashCode();
  }

  @Override
  public String toString() {
    return "RecoveryKey[hidden]";
  }
}
