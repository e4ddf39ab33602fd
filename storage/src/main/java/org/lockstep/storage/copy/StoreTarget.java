package org.lockstep.storage.copy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Note;
import org.lockstep.storage.Storage;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.blobs.BlobRef;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.storage.log.Checkpoints;
import org.lockstep.storage.secrets.SecretEntry;
import org.lockstep.storage.updates.LogCopy;

/// A store that takes a copy.
final class StoreTarget implements CopyTarget {
  private static final long MOST_BYTES = 1 << 20;

  private final Storage storage;

  /// @throws StorageException unless the store is empty
  StoreTarget(Storage storage) {
    this.storage = storage;
    if (storage.journal().head() > 0) throw notEmpty();
    storage
        .secrets()
        .forEach(
            _ -> {
              throw notEmpty();
            });
  }

  private static StorageException notEmpty() {
    return new StorageException("A copy goes into an empty store; this one holds something.");
  }

  @Override
  public void events(List<StoredEvent> events) {
    var journal = storage.journal();
    int from = 0;
    for (int to = 1; to <= events.size(); to++) {
      var batch = events.subList(from, to);
      if (to < events.size() && bytes(batch) < MOST_BYTES) continue;
      journal.appendCopies(batch);
      from = to;
    }
  }

  private static long bytes(List<StoredEvent> events) {
    return events.stream().mapToLong(e -> e.payload().length + (long) e.metadata().length).sum();
  }

  @Override
  public void secret(SecretEntry entry) {
    switch (entry) {
      case SecretEntry.Sealed(var name, var sealed) -> storage.secrets().put(name, sealed);
      case SecretEntry.Counter(var id, long value) -> count(id, value);
    }
  }

  private void count(String id, long value) {
    for (long counted = 0; counted < value; counted++) {
      storage.secrets().incrementCounter(id);
    }
  }

  @Override
  public void blob(BlobRef ref, InputStream bytes) throws IOException {
    var blobs = storage.blobs();
    blobs.discardUpload(ref.sha256());
    blobs.openUpload(ref.sha256());
    blobs.append(ref.sha256(), 0, bytes);
    if (!blobs.finish(ref.sha256()).equals(ref)) {
      throw new StorageException("Blob %s does not match its name.".formatted(ref.sha256()));
    }
  }

  @Override
  public void log(LogCopy log) {
    storage.updates().begin(log);
  }

  @Override
  public void checkpoint(Note note) {
    var checkpoints = storage.checkpoints();
    long previous =
        checkpoints
            .last()
            .map(last -> Checkpoint.parse(last.text()).size())
            .orElse(Checkpoints.NONE);
    if (!checkpoints.append(previous, note)) {
      throw new StorageException("Something else was written into a copy while it was made.");
    }
  }

  @Override
  public void end(Edge edge) {
    if (storage.journal().edge().equals(edge)) return;
    throw new StorageException("The log of the copy has another root.");
  }
}
