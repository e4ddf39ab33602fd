package org.lockstep.storage.mongodb;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import org.bson.BsonDocument;
import org.lockstep.storage.DamagedStore;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.directory.UnsupportedFormat;

/// The document that says whose store a database is, and in which form; written before any other.
final class RealmRecord {
  /// The form that this version writes and reads.
  static final int FORMAT = 1;

  private static final String COLLECTION = "lockstep";
  private static final BsonDocument ID = Fields.of("_id", "realm");

  private final String store;
  private final MongoDatabase database;
  private final MongoCollection<BsonDocument> collection;

  RealmRecord(String store, MongoDatabase database) {
    this.store = store;
    this.database = database;
    this.collection = database.getCollection(COLLECTION, BsonDocument.class);
  }

  /// Finds the record, or writes it into an empty database.
  void require(String realm) {
    try {
      var found = collection.find(ID).first();
      if (found == null) {
        requireEmpty();
        write(realm);
        found = collection.find(ID).first();
      }
      if (found == null) throw new StorageException(store + " forgets what it has confirmed.");
      check(found, realm);
    } catch (MongoException e) {
      throw Failures.of(store, e);
    }
  }

  /// Finds the record.
  void requireExisting(String realm) {
    try {
      var found = collection.find(ID).first();
      if (found == null) throw new StorageException("There is no realm in " + store + ".");
      check(found, realm);
    } catch (MongoException e) {
      throw Failures.of(store, e);
    }
  }

  private void requireEmpty() {
    var names = database.listCollectionNames().into(new ArrayList<>());
    names.removeIf(name -> name.equals(COLLECTION) || name.startsWith("system."));
    if (!names.isEmpty()) {
      throw UnsupportedFormat.foreignStore(store, "it holds " + names.getFirst());
    }
  }

  private void write(String realm) {
    try {
      collection.insertOne(
          ID.clone()
              .append("format", Fields.of("f", FORMAT).get("f"))
              .append("realm", Fields.of("r", realm).get("r")));
    } catch (MongoWriteException e) {
      // Another node may have made the realm at the same moment: what it wrote is looked at next.
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
    }
  }

  private void check(BsonDocument found, String realm) {
    if (!found.isInt32("format") || !found.isString("realm")) {
      throw new DamagedStore(store, "its record of the realm names no format and realm");
    }
    int format = found.getInt32("format").getValue();
    if (format > FORMAT) throw UnsupportedFormat.newerStore(store, format, FORMAT);
    if (format < FORMAT) throw UnsupportedFormat.olderStore(store, format, FORMAT);
    var other = found.getString("realm").getValue();
    if (!other.equals(realm)) {
      throw new StorageException(
          "%s holds realm %s, not %s. Name another database.".formatted(store, other, realm));
    }
  }
}
