package org.lockstep.storage.updates;

import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import org.bson.BsonDocument;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.group.Pending;
import org.lockstep.storage.mongodb.Fields;

/// An update on its way to the writer.
record MongoAppend(
    LogName name, Incarnation incarnation, SealedUpdate update, CompletableFuture<Void> outcome)
    implements Pending {
  private static final int MARK_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  MongoAppend(LogName name, Incarnation incarnation, SealedUpdate update) {
    this(name, incarnation, update, new CompletableFuture<>());
  }

  String id() {
    return MongoLogs.numbered(incarnation, update.sequence());
  }

  /// Marked, so that its writer knows it again.
  BsonDocument document() {
    var mark = new byte[MARK_BYTES];
    RANDOM.nextBytes(mark);
    return Fields.of("_id", id(), "sealed", update.bytes(), "mark", mark);
  }

  @Override
  public int size() {
    return update.bytes().length;
  }

  @Override
  public void fail(StorageException why) {
    outcome.completeExceptionally(why);
  }
}
