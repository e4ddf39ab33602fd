package org.lockstep.audit.log;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.lockstep.crypto.log.LeafHeader;

/// Every entry of a log held against every tile, and every tile against the signed root.
///
/// The tiles are authenticated from the root downwards, so that the first wrong position is named
/// and not only that some is. Memory is bounded whatever the length: some tiles and bundles.
public final class WholeLog {
  private WholeLog() {}

  /// Verifies all entries.
  ///
  /// @param progress told how many are verified, after each tile of leaves
  /// @return how many there are
  /// @throws LogRefused naming the first that is wrong, or the tile
  /// @throws LogUnavailable if a file did not come
  public static long verify(LogSource source, LogTiles tiles, LongConsumer progress) {
    return walk(source, tiles, new EntryCheck(_ -> {}), progress);
  }

  /// Hands on the header of each event once it was verified, in order.
  ///
  /// @throws LogRefused as [#verify]; those before were handed on already
  /// @throws LogUnavailable as [#verify]
  public static void read(LogSource source, LogTiles tiles, Consumer<LeafHeader> taking) {
    walk(source, tiles, new EntryCheck(taking), _ -> {});
  }

  private static long walk(
      LogSource source, LogTiles tiles, EntryCheck check, LongConsumer progress) {
    long done = 0;
    try (var blocks = new ReadAhead(source, tiles.checkpoint().size())) {
      while (blocks.hasNext()) {
        var block = blocks.next();
        var name = block.name();
        var leaves = name.full() ? tiles.admit(name, block.tile()) : tiles.hashes(name);
        check.check(name, block.entries(), leaves);
        done += name.width();
        progress.accept(done);
      }
    }
    return done;
  }
}
