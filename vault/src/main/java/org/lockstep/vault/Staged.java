package org.lockstep.vault;

/// An escrowed secret that the vault has written down, but does not hold yet: it waits for the
/// event that records it.
///
/// What neither [#keep] nor [#discard] was called for, because the process ended, is settled at the
/// next start by [Vault#settleStaged]. Safe for use by many threads.
public final class Staged {
  private final EscrowedKeys keys;
  private final EscrowId id;

  Staged(EscrowedKeys keys, EscrowId id) {
    this.keys = keys;
    this.id = id;
  }

  /// Which secret it is.
  public KeyName name() {
    return id.name();
  }

  /// From now on the vault holds it, because its escrow is recorded durably. Doing so again changes
  /// nothing, and so does keeping what was discarded or destroyed: nothing brings that back (R20).
  public void keep() {
    keys.keep(id);
  }

  /// Destroys it, because the command was refused. What was kept already stays.
  public void discard() {
    keys.discard(id);
  }

  @Override
  public String toString() {
    return "Staged[" + id.name() + "]";
  }
}
