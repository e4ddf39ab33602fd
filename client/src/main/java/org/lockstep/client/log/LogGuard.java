package org.lockstep.client.log;

import java.util.Optional;
import org.lockstep.audit.log.LogFault;
import org.lockstep.audit.log.LogRefused;
import org.lockstep.audit.log.LogSource;
import org.lockstep.audit.log.LogView;
import org.lockstep.audit.log.SignedCheckpoint;
import org.lockstep.client.home.LogMemory;
import org.lockstep.crypto.log.VerifierKey;

/// Holds the log's newest checkpoint against the last one that was seen, and remembers it.
///
/// Guarantees that a log which forks, or shows less than it once signed for, is refused, and that
/// both notes are kept: two signatures of one key that contradict each other prove it to anybody.
/// Not guaranteed: that others see the same log; of two people who never compare notes or ask
/// witnesses each may be shown a history of their own.
public final class LogGuard {
  private final LogSource source;
  private final VerifierKey key;
  private final LogMemory memory;

  /// @param memory of this key's log
  public LogGuard(LogSource source, VerifierKey key, LogMemory memory) {
    this.source = source;
    this.key = key;
    this.memory = memory;
  }

  /// What was seen.
  ///
  /// @param now the log at its newest checkpoint
  /// @param before the checkpoint that it was held against; empty the first time
  public record Seen(LogView now, Optional<SignedCheckpoint> before) {}

  /// Looks once.
  ///
  /// @throws LogRefused if the log must not be believed; what proves it is in [LogMemory#evidence]
  /// @throws org.lockstep.audit.log.LogUnavailable if nothing could be told
  public Seen look() {
    byte[] shown = source.fetch(LogSource.CHECKPOINT);
    var signed = SignedCheckpoint.verify(shown, key);
    var before = known();
    var now = LogView.at(signed, source);
    try {
      before.ifPresent(known -> now.requireGrownFrom(known.checkpoint()));
    } catch (LogRefused refused) {
      if (refused.fault() instanceof LogFault.OfGrowth) {
        before.ifPresent(known -> memory.keepEvidence(known.note().bytes(), shown));
      }
      throw refused;
    }
    memory.remember(shown, known -> sizeOf(known) < signed.size());
    return new Seen(now, before);
  }

  private Optional<SignedCheckpoint> known() {
    return memory.checkpoint().map(note -> SignedCheckpoint.verify(note, key));
  }

  private long sizeOf(byte[] note) {
    return SignedCheckpoint.verify(note, key).size();
  }
}
