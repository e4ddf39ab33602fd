package org.lockstep.wire.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.SoftwareVersion;

/// Reads values whose text has exactly one form; any other text is refused with an
/// [IllegalArgumentException].
final class StrictText {
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private StrictText() {}

  /// Base64url without padding and without bits that nothing reads.
  static Bytes bytes(String text) {
    var decoded = Base64.getUrlDecoder().decode(text);
    int rest = decoded.length % 3;
    if (rest != 0) {
      // Only the last unit can have stray bits or padding, so only that is compared.
      var last = Arrays.copyOfRange(decoded, decoded.length - rest, decoded.length);
      var unit = BASE64URL.encodeToString(last);
      boolean whole = text.length() % 4 == unit.length();
      if (!whole || !text.endsWith(unit)) throw notTheForm();
    }
    return Bytes.of(decoded);
  }

  static Instant instant(String text) {
    try {
      return same(text, Instant.parse(text));
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException("not a time in ISO 8601", malformed);
    }
  }

  static SoftwareVersion version(String text) {
    return same(text, SoftwareVersion.parse(text));
  }

  private static <T> T same(String text, T value) {
    if (!value.toString().equals(text)) throw notTheForm();
    return value;
  }

  private static IllegalArgumentException notTheForm() {
    return new IllegalArgumentException("not the one form of this value");
  }
}
