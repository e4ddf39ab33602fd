package org.lockstep.storage.mongodb;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import org.lockstep.storage.OutcomeUnknown;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.StorageFull;
import org.lockstep.storage.StoreUnreachable;

/// Says what the driver's exceptions mean to an operator.
///
/// Source: MongoDB, "Error Codes"; "Retryable Writes Specification", error labels.
final class Failures {
  private static final int UNAUTHORIZED = 13;
  private static final int OUT_OF_DISK_SPACE = 14031;
  private static final String MAYBE_WRITTEN = "RetryableWriteError";

  private Failures() {}

  static StorageException of(String store, MongoException failure) {
    return switch (failure) {
      case MongoSecurityException _ ->
          new StorageException(store + " refuses these credentials.", failure);
      case MongoTimeoutException _,
          MongoSocketException _,
          MongoNotPrimaryException _,
          MongoNodeIsRecoveringException _,
          MongoConnectionPoolClearedException _ ->
          new StoreUnreachable(store + " does not answer.", failure);
      default -> byCode(store, failure, failure.getCode());
    };
  }

  static StorageException byCode(String store, MongoException failure, int code) {
    return switch (code) {
      case OUT_OF_DISK_SPACE -> new StorageFull("There is no room in " + store + ".", failure);
      case UNAUTHORIZED ->
          new StorageException(store + " does not permit that with these credentials.", failure);
      default -> isDuplicate(code) ? taken(store, failure) : unusable(store, failure);
    };
  }

  private static DuplicateKey taken(String store, MongoException failure) {
    return new DuplicateKey("A key is taken in " + store + ".", failure);
  }

  private static StorageException unusable(String store, MongoException failure) {
    var words = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return new StorageException(store + " cannot be used: " + words, failure);
  }

  static boolean isDuplicate(int code) {
    return ErrorCategory.fromErrorCode(code) == ErrorCategory.DUPLICATE_KEY;
  }

  /// What a failed write means: that nothing was written, or that nobody knows.
  static StorageException ofWrite(String store, MongoException failure) {
    if (!isDefinite(failure)) {
      var line = "What became of a write to %s is unknown.".formatted(store);
      return new OutcomeUnknown(line, of(store, failure));
    }
    return of(store, failure);
  }

  /// Whether the server itself said no before it wrote.
  private static boolean isDefinite(MongoException failure) {
    if (failure.hasErrorLabel(MAYBE_WRITTEN)) return false;
    return switch (failure) {
      case MongoWriteConcernException _ -> false;
      case MongoBulkWriteException bulk -> bulk.getWriteConcernError() == null;
      case MongoSecurityException _, MongoCommandException _ -> true;
      case MongoServerException server -> isDuplicate(server.getCode()) || server.getCode() > 0;
      default -> false;
    };
  }
}
