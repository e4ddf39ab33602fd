package org.lockstep.storage.journal;

import java.util.Optional;

/// The latest snapshot of each stream: a convenience beside the journal, and no part of it.
///
/// Best effort: a snapshot may be lost in a crash, and losing all of them only costs time.
public interface Snapshots extends AutoCloseable {

  /// Keeps the snapshot unless a later one of the same stream is there.
  void put(Snapshot snapshot);

  /// The latest snapshot of the stream.
  Optional<Snapshot> latest(String streamId);

  /// Forgets the stream's snapshot.
  void drop(String streamId);

  @Override
  void close();
}
