package org.lockstep.crypto.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lockstep.crypto.tuple.Bytes;

/// The secret of an authenticator: codes of six digits by HMAC-SHA1, one for each thirty seconds
/// (RFC 6238, RFC 4226), which is the form that every authenticator app has.
///
/// Guarantees: comparing takes the same time whichever digit differs, and whichever step fits; the
/// secret does not show in [#toString]. A code that is recognised must not be recognised again:
/// [#recognise] asks how far that has come.
public final class TotpKey {
  /// Length of the secret in bytes (RFC 4226, section 4, R6).
  public static final int LENGTH = 20;

  private static final Duration STEP = Duration.ofSeconds(30);
  private static final int CODES = 1_000_000;
  private static final int DRIFT = 1;
  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private final Bytes secret;

  private TotpKey(Bytes secret) {
    this.secret = secret;
  }

  /// A fresh secret.
  public static TotpKey random() {
    var bytes = new byte[LENGTH];
    new SecureRandom().nextBytes(bytes);
    return new TotpKey(Bytes.of(bytes));
  }

  /// The key of this secret; another length is refused with an [IllegalArgumentException].
  public static TotpKey of(byte[] secret) {
    if (secret.length != LENGTH) throw new IllegalArgumentException("not 20 bytes");
    return new TotpKey(Bytes.of(secret));
  }

  /// The secret, to be stored under lock.
  public byte[] bytes() {
    return secret.toArray();
  }

  /// Which thirty seconds since 1970 a moment lies in.
  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
  }

  /// The code that is good at a moment.
  public String code(Instant at) {
    return code(step(at));
  }

  /// Recognises a code of now, of the step before or of the one after (RFC 6238, section 5.2).
  ///
  /// @param used the last step whose code was recognised; no code up to it is good any more
  /// @return the step of the code, empty if it is wrong or used
  public OptionalLong recognise(String typed, Instant now, OptionalLong used) {
    long current = step(now);
    var found = OptionalLong.empty();
    for (long step = current - DRIFT; step <= current + DRIFT; step++) {
      boolean fits = MessageDigest.isEqual(code(step).getBytes(US_ASCII), typed.getBytes(US_ASCII));
      if (fits && step > used.orElse(Long.MIN_VALUE)) found = OptionalLong.of(step);
    }
    return found;
  }

  private String code(long step) {
    var hash = hmac(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0xf;
    int truncated = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
    return String.format(Locale.ROOT, "%06d", truncated % CODES);
  }

  private byte[] hmac(byte[] message) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.toArray(), "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("HMAC-SHA1 is not available", impossible);
    }
  }

  /// The secret as people type it into an app: Base32 (RFC 4648, section 6), 32 characters.
  public String base32() {
    var text = new StringBuilder();
    long bits = 0;
    int count = 0;
    for (byte b : secret.toArray()) {
      bits = bits << Byte.SIZE | Byte.toUnsignedInt(b);
      for (count += Byte.SIZE; count >= BITS; count -= BITS) {
        text.append(BASE_32.charAt((int) (bits >> (count - BITS)) & 31));
      }
    }
    return text.toString();
  }

  /// The address that an app reads from a QR code. It contains the secret.
  ///
  /// @param handle letters, digits, dots, dashes and underscores
  public String uri(String handle) {
    return "otpauth://totp/Lockstep:" + handle + "?secret=" + base32() + "&issuer=Lockstep";
  }

  @Override
  public String toString() {
    return "TotpKey[hidden]";
  }
}
