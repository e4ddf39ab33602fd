package org.lockstep.storage.copy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.lockstep.storage.Storage;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.blobs.BlobRef;
import org.lockstep.storage.secrets.SecretEntry;
import org.lockstep.storage.updates.LogCopy;
import org.lockstep.storage.updates.LogName;

/// Copies everything out of a store. Nobody may write it meanwhile.
public final class StoreCopy {
  /// Events that are read in one go; few enough for one document of MongoDB unless they are large.
  private static final int AT_ONCE = 64;

  private final Storage from;
  private final CopyTarget to;
  private final AtomicLong secrets = new AtomicLong();
  private final AtomicLong blobs = new AtomicLong();

  private StoreCopy(Storage from, CopyTarget to) {
    this.from = from;
    this.to = to;
  }

  /// Copies into an empty store, and compares the logs of both.
  ///
  /// @throws StorageException in one line: the other store is not empty, or one of both fails; what
  ///     was copied until then is of no use
  public static Copied into(Storage from, Storage to) {
    return run(from, new StoreTarget(to));
  }

  /// Copies into a new file (0600), which appears when it is complete.
  ///
  /// @throws StorageException in one line: the file is there already, or something fails
  public static Copied into(Storage from, Path file) {
    try (var writer = BackupWriter.create(file)) {
      return run(from, writer);
    } catch (IOException e) {
      throw new StorageException("The backup " + file + " cannot be written: " + e, e);
    }
  }

  /// Copies a file into an empty store, after it was checked whole.
  ///
  /// @throws StorageException in one line: the file is damaged or of another format, the store is
  ///     not empty, or something fails
  public static Copied restore(Path file, Storage to) {
    try {
      return BackupReader.check(file).copyTo(new StoreTarget(to));
    } catch (IOException e) {
      throw new StorageException("The backup " + file + " cannot be read: " + e, e);
    }
  }

  private static Copied run(Storage from, CopyTarget to) {
    try {
      return new StoreCopy(from, to).run();
    } catch (IOException e) {
      throw new StorageException("The copy cannot be made: " + e, e);
    }
  }

  private Copied run() throws IOException {
    var journal = from.journal();
    var edge = journal.edge();
    for (long position = 0; position < edge.size(); position += AT_ONCE) {
      to.events(journal.read(position, (int) Math.min(AT_ONCE, edge.size() - position)));
    }
    from.secrets().forEach(entry -> passing(() -> secret(entry)));
    from.blobs().forEach(ref -> passing(() -> blob(ref)));
    long logs = logs();
    checkpoints();
    if (!journal.edge().equals(edge)) {
      throw new StorageException("The store was written while it was copied: stop its servers.");
    }
    to.end(edge);
    return new Copied(edge.size(), edge.root(), secrets.get(), blobs.get(), logs);
  }

  private void secret(SecretEntry entry) throws IOException {
    to.secret(entry);
    secrets.incrementAndGet();
  }

  private void blob(BlobRef ref) throws IOException {
    try (var bytes = from.blobs().open(ref, 0, ref.length())) {
      to.blob(ref, bytes);
    }
    blobs.incrementAndGet();
  }

  private long logs() throws IOException {
    var updates = from.updates();
    long count = 0;
    for (var share : updates.shares()) {
      for (var document : updates.documents(share)) {
        to.log(LogCopy.of(updates, new LogName(share, document)));
        count++;
      }
    }
    return count;
  }

  private void checkpoints() throws IOException {
    var checkpoints = from.checkpoints();
    long nth = 0;
    for (var some = checkpoints.read(nth, AT_ONCE); !some.isEmpty(); ) {
      for (var note : some) to.checkpoint(note);
      nth += some.size();
      some = checkpoints.read(nth, AT_ONCE);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void passing(Work work) {
    try {
      work.run();
    } catch (IOException e) {
      throw new StorageException("The copy cannot be made: " + e, e);
    }
  }
}
