package org.lockstep.storage.updates;

import java.util.List;
import java.util.Optional;
import org.lockstep.storage.mongodb.DuplicateKey;
import org.lockstep.storage.mongodb.Fields;
import org.lockstep.storage.mongodb.MongoStore;
import org.lockstep.storage.mongodb.Search;
import org.lockstep.storage.mongodb.Shelf;
import org.lockstep.storage.mongodb.ShelfForm;

/// The documents of versions that people have kept. Safe for all threads.
final class MongoVersions {
  private static final ShelfForm FORM =
      ShelfForm.of("version", "_id", "string", "label", "binData", "sealed", "binData");

  private final Shelf shelf;

  MongoVersions(MongoStore store) {
    this.shelf = store.shelf(FORM);
  }

  long last(Incarnation incarnation) {
    var search = Search.of(MongoLogs.from(incarnation, 1)).sorted(Fields.of("_id", -1)).limit(1);
    var newest = shelf.find(search.fields(Fields.of("_id", 1)));
    return newest.isEmpty() ? 0 : MongoLogs.number(newest.getFirst());
  }

  /// Adds a version, and says false if somebody else has just given that number.
  boolean insert(Incarnation incarnation, SealedVersion version, byte[] sealed) {
    var id = MongoLogs.numbered(incarnation, version.number());
    try {
      shelf.insert(Fields.of("_id", id, "label", version.label(), "sealed", sealed));
      return true;
    } catch (DuplicateKey e) {
      return false;
    }
  }

  List<SealedVersion> all(Incarnation incarnation) {
    var search = Search.of(MongoLogs.from(incarnation, 1)).inOrder();
    return shelf.find(search.fields(Fields.of("label", 1))).stream()
        .map(f -> new SealedVersion(MongoLogs.number(f), f.getBinary("label").getData()))
        .toList();
  }

  Optional<byte[]> sealed(Incarnation incarnation, long number) {
    var found = shelf.first(Fields.of("_id", MongoLogs.numbered(incarnation, number)));
    return Optional.ofNullable(found).map(f -> f.getBinary("sealed").getData());
  }

  /// Deletes those of an ended log.
  void clear(Incarnation incarnation) {
    shelf.delete(MongoLogs.from(incarnation, 0));
  }
}
