package org.lockstep.crypto.seal;

import java.io.Serial;

/// Something sealed or signed that must not be used, and why.
///
/// One type for all of them, since the answer is the same: do not use it, keep what you had, tell
/// the person. The message names the reason only and never holds key material or plaintext.
public final class SealRefused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /// Why something was refused.
  public enum Reason {
    /// Wrong length, unknown version or broken structure.
    MALFORMED,
    /// The suite byte names no suite that is known here.
    UNKNOWN_SUITE,
    /// A suite that may be read was asked for to make something new.
    WEAK_SUITE,
    /// Parameters below the floor, or so high that they would only tie up the machine.
    WEAK_PARAMETERS,
    /// Decryption failed: altered, made for another key, or bound to another context.
    NOT_AUTHENTIC,
    /// The signature is not by the expected key over the expected content.
    BAD_SIGNATURE,
    /// It opened, but the secret inside is not the one that was committed to.
    COMMITMENT_MISMATCH
  }

  private final Reason reason;

  /// Refuses for this reason.
  public SealRefused(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  /// Refuses for this reason, which a lower layer found.
  public SealRefused(Reason reason, Throwable cause) {
    super(reason.name(), cause);
    this.reason = reason;
  }

  /// Why.
  public Reason reason() {
    return reason;
  }
}
