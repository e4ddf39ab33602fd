package org.lockstep.vault;

import org.lockstep.storage.secrets.Secrets;

/// Counts attempts at something that is guarded by their number (R84).
///
/// Guarantees: an attempt is counted durably before it may be checked, so that no crash, and no
/// other node, gives one away for nothing. Safe for use by many threads.
public final class Attempts {
  private final Secrets secrets;

  Attempts(Secrets secrets) {
    this.secrets = secrets;
  }

  /// Counts an attempt; durable before it returns.
  ///
  /// @param at what it is an attempt at; whoever asks chooses a prefix of its own
  /// @return how many there were with this one
  public long count(String at) {
    return secrets.incrementCounter("attempt/" + at);
  }

  /// Forgets the attempts at something.
  public void forget(String at) {
    secrets.resetCounter("attempt/" + at);
  }
}
