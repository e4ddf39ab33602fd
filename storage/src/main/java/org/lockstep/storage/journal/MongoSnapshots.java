package org.lockstep.storage.journal;

import java.util.Optional;
import org.lockstep.storage.mongodb.DuplicateKey;
import org.lockstep.storage.mongodb.Fields;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.Shelf;
import org.lockstep.storage.mongodb.ShelfForm;

/// Snapshots as documents, one for each stream.
public final class MongoSnapshots implements Snapshots {
  private static final ShelfForm FORM =
      ShelfForm.of(
          "snapshot", "_id", "string", "sequence", "long", "revision", "int", "state", "binData");

  private final Shelf shelf;

  private MongoSnapshots(Shelf shelf) {
    this.shelf = shelf;
  }

  public static MongoSnapshots open(MongoStore store) {
    return new MongoSnapshots(store.shelf(FORM));
  }

  @Override
  public void put(Snapshot snapshot) {
    var notLater = Fields.of("$lte", snapshot.streamSequence());
    try {
      shelf.put(
          Fields.of("_id", snapshot.streamId(), "sequence", notLater),
          Fields.of(
              "_id",
              snapshot.streamId(),
              "sequence",
              snapshot.streamSequence(),
              "revision",
              snapshot.revision(),
              "state",
              snapshot.state()));
    } catch (DuplicateKey e) {
      return; // a later one is there, and stays
    }
  }

  @Override
  public Optional<Snapshot> latest(String streamId) {
    var found = shelf.first(Fields.of("_id", streamId));
    if (found == null) return Optional.empty();
    return Optional.of(
        new Snapshot(
            streamId,
            found.getInt64("sequence").getValue(),
            found.getInt32("revision").getValue(),
            found.getBinary("state").getData()));
  }

  @Override
  public void drop(String streamId) {
    shelf.delete(Fields.of("_id", streamId));
  }

  /// The store is closed by who opened it.
  @Override
  public void close() {}
}
