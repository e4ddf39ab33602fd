package org.lockstep.storage.mongodb;

import com.mongodb.ConnectionString;
import org.lockstep.storage.StorageException;

/// Where a realm is kept.
///
/// @param uri a connection string that names a database, with credentials and TLS as it needs them
/// @param standalone whether a server is good enough that belongs to no replica set: what it has
///     confirmed may be lost with its disk
public record MongoAddress(String uri, boolean standalone) {

  /// An address whose server must be a replica set or a sharded cluster.
  public static MongoAddress of(String uri) {
    return new MongoAddress(uri, false);
  }

  /// Whether a text is meant as such an address.
  public static boolean isMeant(String text) {
    return text.startsWith("mongodb://") || text.startsWith("mongodb+srv://");
  }

  ConnectionString parsed() {
    try {
      var parsed = new ConnectionString(uri);
      if (parsed.getDatabase() != null) return parsed;
    } catch (IllegalArgumentException e) {
      // The driver's words may repeat what was typed, and with it a password.
      throw new StorageException("The address of MongoDB is not understood: " + hint());
    }
    throw new StorageException("The address of MongoDB names no database: " + hint());
  }

  private static String hint() {
    return "it has the form mongodb://HOST,HOST,HOST/DATABASE?replicaSet=NAME.";
  }

  /// Without what could be secret.
  @Override
  public String toString() {
    var parsed = parsed();
    return String.join(",", parsed.getHosts()) + "/" + parsed.getDatabase();
  }
}
