package org.lockstep.crypto.enrol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.derive.Argon2;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.tuple.Sha256;
import org.lockstep.crypto.tuple.Tuple;

/// Six digits that bind a pending device's keys to what its screen shows.
///
/// Guarantees: a proof made with a code fits the handle, the device and both of its keys and
/// nothing else; computing one costs an Argon2id stretch. A code is for one enrolment of a few
/// minutes, see the package. It shows itself through [#digits] alone.
public final class EnrolmentCode {
  private static final int CODES = 1_000_000;
  private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

  private final String digits;

  private EnrolmentCode(String digits) {
    this.digits = digits;
  }

  /// A fresh code; every one of the million is as likely.
  public static EnrolmentCode random() {
    return new EnrolmentCode(String.format(Locale.ROOT, "%06d", new SecureRandom().nextInt(CODES)));
  }

  /// Reads six digits, blanks aside; anything else is refused with an [IllegalArgumentException].
  public static EnrolmentCode parse(String typed) {
    var digits = typed.replaceAll("\\s", "");
    if (!SIX_DIGITS.matcher(digits).matches()) {
      throw new IllegalArgumentException("a code has six digits");
    }
    return new EnrolmentCode(digits);
  }

  /// The six digits, to be shown.
  public String digits() {
    return digits;
  }

  /// What the new device sends along with its keys and the handle of the account that it asks to
  /// join: 32 bytes. Takes as long as Argon2id does.
  public byte[] proof(String handle, RosterDevice pending) {
    return proof("lockstep/enrolment/1", handle, pending);
  }

  /// What a browser sends along with the keys of its session, for the approval of a trusted device:
  /// 32 bytes, which are no proof of a device. Takes as long as Argon2id does.
  public byte[] proofOfSession(String handle, RosterDevice session) {
    return proof("lockstep/web-session/1", handle, session);
  }

  /// Whether a browser that shows this code made this proof for exactly these keys.
  public boolean isProvenBySession(byte[] proof, String handle, RosterDevice session) {
    return MessageDigest.isEqual(proofOfSession(handle, session), proof);
  }

  private byte[] proof(String label, String handle, RosterDevice pending) {
    var subject =
        Tuple.of(label)
            .text(handle)
            .text(pending.id())
            .bytes(pending.signingKey().bytes())
            .bytes(pending.sealingKey().bytes());
    return stretch(subject).commitment(subject);
  }

  /// Whether a device that shows this code made this proof for exactly these keys.
  public boolean isProvenBy(byte[] proof, String handle, RosterDevice pending) {
    return MessageDigest.isEqual(proof(handle, pending), proof);
  }

  private Secret stretch(Tuple subject) {
    var salt = Arrays.copyOf(Sha256.of(subject), Argon2.MIN_SALT_LENGTH);
    var password = digits.getBytes(StandardCharsets.US_ASCII);
    return Secret.of(Argon2.stretch(password, salt, Argon2.Parameters.FLOOR, Secret.LENGTH));
  }

  @Override
  public String toString() {
    return "EnrolmentCode[hidden]";
  }
}
