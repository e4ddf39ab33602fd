package org.lockstep.api.server;

import java.nio.file.Path;
import java.util.Optional;
import org.lockstep.storage.EmbeddedStorage;
import org.lockstep.storage.MongoStorage;
import org.lockstep.storage.Storage;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.mongodb.MongoAddress;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where everything is kept.
///
/// @param kind `lockstep.storage.kind`: in the data directory, or in MongoDB
/// @param realm `lockstep.storage.realm`: whose database it is; one that belongs to another
/// realm is refused
/// @param mongodbUri `lockstep.storage.mongodb-uri`: which one, and which database there
/// @param mongodbStandalone `lockstep.storage.mongodb-standalone`: whether a server will do that
///     belongs to no replica set
public record StorageChoice(
    @DefaultValue("embedded") Kind kind,
    @DefaultValue("lockstep") String realm,
    Optional<String> mongodbUri,
    @DefaultValue("false") boolean mongodbStandalone) {

  /// The stores that there are.
  public enum Kind {
    /// The data directory, which one process alone works on.
    EMBEDDED,
    /// A database of MongoDB, which many nodes may share.
    MONGODB
  }

  /// Opens it.
  ///
  /// @throws StorageException in one line
  Storage open(Path data) {
    return switch (kind) {
      case EMBEDDED -> embedded(data);
      case MONGODB -> MongoStorage.open(address(), realm);
    };
  }

  private Storage embedded(Path data) {
    if (mongodbUri.isPresent()) {
      throw new StorageException("An address of MongoDB is given: say --storage mongodb as well.");
    }
    return EmbeddedStorage.open(data);
  }

  private MongoAddress address() {
    return mongodbUri
        .map(uri -> new MongoAddress(uri, mongodbStandalone))
        .orElseThrow(
            () -> new StorageException("MongoDB has no address: name it with --mongodb-uri URI."));
  }

  /// Without the address, which may hold a password.
  @Override
  public String toString() {
    return "StorageChoice[" + kind + "]";
  }
}
