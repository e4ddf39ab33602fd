package org.lockstep.crypto.request;

import java.security.SecureRandom;
import java.util.Base64;

/// What makes a signed request unlike any other: 16 random bytes in base64url without padding.
///
/// @param text 22 characters
public record Nonce(String text) {

  /// The length in bytes.
  public static final int LENGTH = 16;

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /// Refuses any text that [#of] does not give.
  ///
  /// @throws IllegalArgumentException if the text is no nonce
  public Nonce {
    var bytes = Base64.getUrlDecoder().decode(text);
    if (bytes.length != LENGTH || !BASE64.encodeToString(bytes).equals(text)) {
      throw new IllegalArgumentException("a nonce is 16 bytes in base64url");
    }
  }

  /// The nonce of these 16 bytes.
  public static Nonce of(byte[] bytes) {
    return new Nonce(BASE64.encodeToString(bytes));
  }

  /// A fresh nonce from the platform's random generator.
  public static Nonce random() {
    var bytes = new byte[LENGTH];
    new SecureRandom().nextBytes(bytes);
    return of(bytes);
  }
}
