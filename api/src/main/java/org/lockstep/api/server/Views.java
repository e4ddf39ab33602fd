package org.lockstep.api.server;

import java.nio.file.Path;
import java.time.Duration;
import org.lockstep.api.axon.EventMetadata;
import org.lockstep.projections.Limits;
import org.lockstep.projections.ModelDigest;
import org.lockstep.projections.ReadModels;
import org.lockstep.storage.Storage;
import org.lockstep.vault.RootKeyFile;
import org.lockstep.vault.Vault;
import org.lockstep.wire.event.EventCodec;

/// Brings the views of a store up to its history, without a server: nothing is appended.
final class Views {
  private static final Duration ONE_LOOK = Duration.ofSeconds(1);

  private Views() {}

  /// One number over what all views say at the end of the history.
  ///
  /// @throws org.lockstep.vault.RootKeyRefused in one line, where the root key is not that of the
  ///     store
  static String digest(Storage storage, Path rootKey, LockstepProperties properties) {
    var vault =
        Vault.open(
            storage.secrets(), RootKeyFile.open(rootKey, storage.secrets()), new RecordedUses());
    var codec = new EventCodec(new SubjectPersonalKeys(vault.subjectKeys()));
    var options =
        new ReadModels.Options(
            Limits.DEFAULT, EventMetadata::idempotencyKey, properties.limits().ordersKept());
    try (var models = ReadModels.open(storage.journal(), storage.documents(), codec, options)) {
      await(models, storage.journal().head() - 1);
    }
    return ModelDigest.of(storage.documents());
  }

  private static void await(ReadModels models, long position) {
    try {
      while (position >= 0 && !models.await(position, ONE_LOOK)) {
        models
            .failure()
            .ifPresent(
                failure -> {
                  throw new IllegalStateException("The views cannot follow the history", failure);
                });
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the views followed the history", e);
    }
  }
}
