package org.lockstep.storage.copy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Note;
import org.lockstep.storage.blobs.BlobRef;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.storage.secrets.SecretEntry;
import org.lockstep.storage.updates.LogCopy;

/// Where a copy goes: events in order, then secrets, blobs, logs and checkpoints, then the end.
interface CopyTarget {
  void events(List<StoredEvent> events) throws IOException;

  void secret(SecretEntry entry) throws IOException;

  /// Takes all of a blob.
  ///
  /// @param bytes not closed here
  void blob(BlobRef ref, InputStream bytes) throws IOException;

  void log(LogCopy log) throws IOException;

  /// The next checkpoint.
  void checkpoint(Note note) throws IOException;

  /// That was all.
  ///
  /// @param edge of the history that was copied
  void end(Edge edge) throws IOException;
}
