package org.lockstep.storage.log;

import java.util.List;
import java.util.Optional;
import org.lockstep.crypto.log.Note;

/// The checkpoints that the log has signed, in the order of signing. Append only.
///
/// Two who sign the same log cannot both be next: [#append] compares what the writer thinks was
/// signed last. Every method may be called from any thread; failures are
/// [org.lockstep.storage.StorageException].
public interface Checkpoints {
  /// Stands for the size of the checkpoint before the first.
  long NONE = -1;

  /// The checkpoint that was signed last.
  Optional<Note> last();

  /// The checkpoints in order, from the `from`-th on (from 0), at most `limit` of them.
  List<Note> read(long from, int limit);

  /// Appends the checkpoint if the last one has this size, and returns once it is durable.
  ///
  /// @param previous the size that the last checkpoint is thought to have, [#NONE] if there is none
  /// @return false if it has another one; nothing was appended
  /// @throws org.lockstep.crypto.log.LogFormatException if the note's text is not a checkpoint
  boolean append(long previous, Note next);
}
