package org.lockstep.crypto.account;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.tuple.Tuple;

/// Sixty digits that two people compare to know that no server stands between them.
///
/// Guarantees: both compute the same number whoever is named first; thirty digits (about 99 bits)
/// stand for each person's account and identity key, so a key that gives the same number for a
/// given person cannot be found.
///
/// Each half is the SHA-512 of `tuple("lockstep/safety-number/1", account, identity key)`, read as
/// a number, modulo 10^30, with leading zeros; the smaller half stands first.
///
/// @param digits sixty decimal digits
public record SafetyNumber(String digits) {
  private static final int HALF = 30;
  private static final Pattern SIXTY_DIGITS = Pattern.compile("[0-9]{60}");

  /// Refuses whatever is not sixty digits with an [IllegalArgumentException].
  public SafetyNumber {
    if (!SIXTY_DIGITS.matcher(digits).matches()) {
      throw new IllegalArgumentException("a safety number has sixty digits");
    }
  }

  /// The number of two people.
  public static SafetyNumber of(
      String account, VerifyingKey identity, String otherAccount, VerifyingKey otherIdentity) {
    var one = half(account, identity);
    var other = half(otherAccount, otherIdentity);
    return new SafetyNumber(one.compareTo(other) <= 0 ? one + other : other + one);
  }

  /// The digits in twelve groups of five, for reading aloud.
  public String grouped() {
    return digits.replaceAll("(.{5})(?!$)", "$1 ");
  }

  private static String half(String account, VerifyingKey identity) {
    var tuple = Tuple.of("lockstep/safety-number/1").text(account).bytes(identity.bytes()).encode();
    var digest = new SHA512Digest();
    digest.update(tuple, 0, tuple.length);
    var hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    var number = new BigInteger(1, hash).mod(BigInteger.TEN.pow(HALF)).toString();
    return "0".repeat(HALF - number.length()) + number;
  }
}
