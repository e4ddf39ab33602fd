package org.lockstep.audit.log;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.LeafHeader;
import org.lockstep.crypto.log.VerifierKey;

/// A log at one signed checkpoint. All that it gives is verified under that checkpoint's root.
public final class LogView {
  private final LogSource source;
  private final SignedCheckpoint signed;
  private final LogTiles tiles;

  private LogView(LogSource source, SignedCheckpoint signed, LogTiles tiles) {
    this.source = source;
    this.signed = signed;
    this.tiles = tiles;
  }

  /// The log at its newest checkpoint.
  ///
  /// @throws LogRefused if the key did not sign it, or the log's end does not fit it
  /// @throws LogUnavailable if a file did not come
  public static LogView newest(LogSource source, VerifierKey key) {
    return at(SignedCheckpoint.verify(source.fetch(LogSource.CHECKPOINT), key), source);
  }

  /// The log at this checkpoint.
  public static LogView at(SignedCheckpoint signed, LogSource source) {
    return new LogView(source, signed, LogTiles.under(signed.checkpoint(), source));
  }

  /// The checkpoint.
  public SignedCheckpoint signed() {
    return signed;
  }

  /// Checks that this log only added to an earlier one.
  ///
  /// @throws LogRefused as [LogFault.RolledBack] or [LogFault.Forked]
  public void requireGrownFrom(Checkpoint known) {
    var shown = signed.checkpoint();
    if (shown.size() < known.size()) {
      throw new LogRefused(new LogFault.RolledBack(known, shown));
    }
    boolean grown =
        known.origin().equals(shown.origin())
            && tiles.tree().consistency(known.size()).proves(known.root(), shown.root());
    if (!grown) throw new LogRefused(new LogFault.Forked(known, shown));
  }

  /// The event at a position.
  ///
  /// @throws IllegalArgumentException if there is none
  public LeafHeader header(long position) {
    return EntryCheck.header(tiles.nameOf(0, position), position, entry(position), leaf(position));
  }

  /// The leaf hash at a position.
  ///
  /// @throws IllegalArgumentException if there is none
  public Hash leaf(long position) {
    if (position < 0 || position >= signed.size()) {
      throw new IllegalArgumentException(
          "no event %d in a log of %d".formatted(position, signed.size()));
    }
    return tiles.read(0, position, 1).getFirst();
  }

  private byte[] entry(long position) {
    leaf(position);
    var bundle = tiles.nameOf(0, position);
    return EntryBundle.fetch(source, bundle).get((int) (position - bundle.first()));
  }

  /// A receipt for the event at a position, verified before it is given.
  ///
  /// @throws IllegalArgumentException if there is none
  public LogReceipt prove(long position) {
    var entry = entry(position);
    EntryCheck.header(tiles.nameOf(0, position), position, entry, leaf(position));
    return LogReceipt.of(entry, tiles.tree().inclusion(position), signed);
  }

  /// Verifies every entry and hands on each header, in order.
  ///
  /// @see WholeLog#read
  public void forEach(Consumer<LeafHeader> taking) {
    WholeLog.read(source, tiles, taking);
  }

  /// Verifies every entry.
  ///
  /// @see WholeLog#verify
  public long verifyAll(LongConsumer progress) {
    return WholeLog.verify(source, tiles, progress);
  }
}
