package org.lockstep.storage;

import org.lockstep.storage.blobs.Blobs;
import org.lockstep.storage.blobs.MongoBlobs;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.MongoDocuments;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.MongoJournal;
import org.lockstep.storage.journal.MongoSnapshots;
import org.lockstep.storage.journal.Snapshots;
import org.lockstep.storage.log.Checkpoints;
import org.lockstep.storage.log.MongoCheckpoints;
import org.lockstep.storage.mongodb.MongoAddress;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.secrets.MongoSecrets;
import org.lockstep.storage.secrets.Secrets;
import org.lockstep.storage.updates.MongoUpdates;
import org.lockstep.storage.updates.Updates;

/// All ports on one realm in MongoDB, which other processes may work on as well.
public final class MongoStorage implements Storage {
  private final OpenParts open = new OpenParts();
  private final MongoStore store;
  private final Journal journal;
  private final Checkpoints checkpoints;
  private final Snapshots snapshots;
  private final Documents documents;
  private final Secrets secrets;
  private final Updates updates;
  private final Blobs blobs;

  private MongoStorage(MongoStore store) {
    this.store = open.add(store);
    try {
      journal = open.add(MongoJournal.open(store));
      checkpoints = MongoCheckpoints.open(store);
      secrets = open.add(MongoSecrets.open(store));
      snapshots = open.add(MongoSnapshots.open(store));
      documents = open.add(MongoDocuments.open(store));
      updates = open.add(MongoUpdates.open(store));
      blobs = MongoBlobs.open(store);
    } catch (RuntimeException e) {
      throw open.closedAfter(e);
    }
  }

  /// Opens the realm, or makes it in an empty database.
  ///
  /// @param realm its name, which belongs to the database from then on
  /// @throws StorageException in one line: the address is not understood, nobody answers, or the
  ///     database holds something else, another realm, another format, or is damaged
  public static MongoStorage open(MongoAddress address, String realm) {
    return new MongoStorage(MongoStore.open(address, realm));
  }

  /// Opens a realm that is there already.
  ///
  /// @throws StorageException as [#open], and if there is none
  public static MongoStorage find(MongoAddress address, String realm) {
    return new MongoStorage(MongoStore.find(address, realm));
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public Checkpoints checkpoints() {
    return checkpoints;
  }

  @Override
  public Snapshots snapshots() {
    return snapshots;
  }

  @Override
  public Documents documents() {
    return documents;
  }

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @Override
  public Updates updates() {
    return updates;
  }

  @Override
  public Blobs blobs() {
    return blobs;
  }

  @Override
  public void check() {
    store.ping();
  }

  @Override
  public void close() {
    open.close();
  }
}
