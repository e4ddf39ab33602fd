package org.lockstep.client.failure;

import java.io.Serial;
import org.lockstep.wire.message.ProtectionMessages.ProtectionView;

/// An alarm: the server's verdict is not what the events that it showed add up to. Believe the
/// computed one, keep both as evidence, and tell somebody.
public final class VerdictDisputed extends ClientFailure {
  @Serial private static final long serialVersionUID = 1;

  private final transient ProtectionView computed;
  private final transient ProtectionView told;

  /// @param part in which part of the verdict they differ
  public VerdictDisputed(String part, ProtectionView computed, ProtectionView told) {
    super(
        "the server's verdict on share "
            + computed.share()
            + " is not what its history adds up to: they differ in "
            + part
            + "; do not trust what this server says of the share");
    this.computed = computed;
    this.told = told;
  }

  /// What the verified events add up to.
  public ProtectionView computed() {
    return computed;
  }

  /// What the server said.
  public ProtectionView told() {
    return told;
  }
}
