package org.lockstep.storage.blobs;

import org.lockstep.storage.StorageException;

/// No blob of that content is here.
public final class NoSuchBlob extends StorageException {
  private static final long serialVersionUID = 1L;

  public NoSuchBlob(BlobRef ref) {
    super("There is no blob %s.".formatted(ref.sha256()));
  }
}
