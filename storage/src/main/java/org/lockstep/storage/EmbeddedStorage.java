package org.lockstep.storage;

import java.nio.file.Path;
import java.util.Set;
import org.lockstep.storage.blobs.Blobs;
import org.lockstep.storage.blobs.FileBlobs;
import org.lockstep.storage.directory.DataDirectory;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.documents.SqliteDocuments;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.Snapshots;
import org.lockstep.storage.journal.SqliteJournal;
import org.lockstep.storage.journal.SqliteSnapshots;
import org.lockstep.storage.log.Checkpoints;
import org.lockstep.storage.secrets.Secrets;
import org.lockstep.storage.secrets.SqliteSecrets;
import org.lockstep.storage.updates.SqliteUpdates;
import org.lockstep.storage.updates.Updates;

/// All ports on one data directory, which this process alone works on.
///
/// ```
/// DIR/lock           who works on the directory       DIR/format         its version
/// DIR/journal.db     Journal, Checkpoints             DIR/snapshots.db   Snapshots
/// DIR/documents.db   Documents                        DIR/secrets.db     Secrets
/// DIR/updates.db     Updates                          DIR/blobs/         Blobs
/// DIR/uploads/       pieces of blobs to be
/// ```
///
/// Read models and snapshots follow from the journal, so their files may be absent and are then
/// made anew; the journal, the secrets, the updates and the blobs may not. Everything is readable
/// by its owner alone.
public final class EmbeddedStorage implements Storage {
  private static final String JOURNAL = "journal.db";
  private static final String SNAPSHOTS = "snapshots.db";
  private static final String DOCUMENTS = "documents.db";
  private static final String SECRETS = "secrets.db";
  private static final String UPDATES = "updates.db";
  private static final String BLOBS = "blobs";
  private static final String UPLOADS = "uploads";

  /// The formats of the directory that first had a part.
  private static final int FIRST = 1;

  private static final int WITH_UPDATES = 2;

  private final OpenParts open = new OpenParts();
  private final SqliteJournal journal;
  private final Snapshots snapshots;
  private final Documents documents;
  private final Secrets secrets;
  private final Updates updates;
  private final Blobs blobs;

  private EmbeddedStorage(DataDirectory directory) {
    open.add(directory);
    try {
      var path = directory.path();
      journal = open.add(SqliteJournal.open(directory.require(JOURNAL, FIRST)));
      secrets = open.add(SqliteSecrets.open(directory.require(SECRETS, FIRST)));
      snapshots = open.add(SqliteSnapshots.open(path.resolve(SNAPSHOTS)));
      documents = open.add(SqliteDocuments.open(path.resolve(DOCUMENTS)));
      updates = open.add(SqliteUpdates.open(directory.require(UPDATES, WITH_UPDATES)));
      blobs = FileBlobs.open(directory.require(BLOBS, FIRST), path.resolve(UPLOADS));
      directory.finish();
    } catch (RuntimeException e) {
      throw open.closedAfter(e);
    }
  }

  /// Opens the directory, or makes it.
  ///
  /// @throws StorageException in one line: it is in use, newer, foreign, or damaged
  public static EmbeddedStorage open(Path directory) {
    return new EmbeddedStorage(
        DataDirectory.open(
            directory, Set.of(JOURNAL, SNAPSHOTS, DOCUMENTS, SECRETS, UPDATES, BLOBS, UPLOADS)));
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public Checkpoints checkpoints() {
    return journal.checkpoints();
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

  /// The files are there as long as the process is: their failures show where they are used.
  @Override
  public void check() {}

  /// Closes what was opened last first, the directory's lock at the end; one that fails does not
  /// keep the others open.
  @Override
  public void close() {
    open.close();
  }
}
