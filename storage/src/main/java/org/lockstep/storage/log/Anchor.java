package org.lockstep.storage.log;

import java.util.Optional;
import org.lockstep.crypto.log.Note;

/// Remembers the last signed checkpoint where a restored store does not take it back.
///
/// It is no witness: whoever can write both can still change both. It catches accidents.
public interface Anchor {
  /// The checkpoint that was anchored last; empty if none ever was.
  Optional<Note> last();

  /// Anchors a checkpoint, and returns once it is durable.
  ///
  /// @throws org.lockstep.storage.StorageException if that failed; the last one may be this one or
  ///     the one before
  void append(Note checkpoint);
}
