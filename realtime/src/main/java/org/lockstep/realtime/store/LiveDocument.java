package org.lockstep.realtime.store;

import java.util.concurrent.CompletionStage;
import org.lockstep.storage.updates.Incarnation;

/// The log of one document, open. Safe for all threads.
///
/// Updates are Yjs v1, validated before they come here; arrays are handed over and changed by
/// nobody.
public interface LiveDocument extends AutoCloseable {

  DocumentName name();

  /// Another one than a client remembers means that the document it knew has ended: 4409.
  Incarnation incarnation();

  /// Takes an update; never blocks. Sequences are given in the order of the calls.
  ///
  /// @return its sequence, once it is durable. It completes on the writer's thread, where nothing
  ///     may block; or fails with [org.lockstep.storage.updates.IncarnationMismatch] if the
  ///     document has ended, or another [org.lockstep.storage.StorageException] if nothing was
  ///     stored
  CompletionStage<Long> append(byte[] update);

  /// Whether so much has gathered since the last [#compact] that another one is worth its writing.
  /// Never blocks for long.
  boolean isCompactionDue();

  /// Puts one update in place of everything up to a sequence, that included. Blocks.
  ///
  /// @param through a sequence that was acknowledged
  /// @param base says all that the updates up to there say; see [Compaction#fold]
  /// @throws org.lockstep.storage.updates.IncarnationMismatch if the document has ended
  void compact(long through, byte[] base);

  /// Lets others open it; never blocks. What was appended is still made durable.
  @Override
  void close();
}
