package org.lockstep.client.cli;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import org.lockstep.crypto.totp.TotpKey;

/// An authenticator app: it knows no more than what was shown.
final class AuthenticatorApp {
  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private AuthenticatorApp() {}

  /// The code that it shows.
  static String code(String secret, Instant at) {
    var number =
        secret
            .chars()
            .mapToObj(letter -> BigInteger.valueOf(BASE_32.indexOf(letter)))
            .reduce(BigInteger.ONE, (sum, digit) -> sum.shiftLeft(5).add(digit));
    var bytes = number.toByteArray(); // a one stands before the secret, so no zero is lost
    return TotpKey.of(Arrays.copyOfRange(bytes, 1, bytes.length)).code(at);
  }
}
