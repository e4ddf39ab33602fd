package org.lockstep.vault;

import org.lockstep.crypto.tuple.Bytes;

/// What the history says about escrows: asked once at start-up about each that a crash left
/// unsettled.
@FunctionalInterface
public interface RecordedEscrows {
  /// Whether by the events recorded so far the vault holds the secret of this commitment under this
  /// name: its escrow was recorded, and it was not destroyed since.
  boolean holds(KeyName name, Bytes commitment);
}
