package org.lockstep.vault;

import java.io.Serial;
import org.lockstep.crypto.seal.SealRefused;

/// An escrow that the vault does not take: it does not open here as the secret of that name, or is
/// not the secret that was committed to. Nothing was written.
public final class EscrowRefused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final KeyName key;
  private final SealRefused.Reason reason;

  EscrowRefused(KeyName key, SealRefused cause) {
    super("the escrow of " + key + " is refused: " + cause.reason(), cause);
    this.key = key;
    this.reason = cause.reason();
  }

  /// Which secret it was said to hold.
  public KeyName key() {
    return key;
  }

  /// Why it is refused: `COMMITMENT_MISMATCH` where it opened and held another secret.
  public SealRefused.Reason reason() {
    return reason;
  }
}
