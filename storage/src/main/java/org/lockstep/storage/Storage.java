package org.lockstep.storage;

import org.lockstep.storage.blobs.Blobs;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.Snapshots;
import org.lockstep.storage.log.Checkpoints;
import org.lockstep.storage.secrets.Secrets;
import org.lockstep.storage.updates.Updates;

/// All ports of one realm, open. Who closes it closes all of them.
public interface Storage extends AutoCloseable {

  Journal journal();

  Checkpoints checkpoints();

  Snapshots snapshots();

  Documents documents();

  Secrets secrets();

  Updates updates();

  Blobs blobs();

  /// Asks whether the store answers now.
  ///
  /// @throws StorageException in one line if it does not
  void check();

  @Override
  void close();
}
