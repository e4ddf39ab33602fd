package org.lockstep.storage.blobs;

import org.lockstep.storage.StorageException;

/// Another call is working on the same upload; ask for its length and try again.
public final class UploadBusy extends StorageException {
  private static final long serialVersionUID = 1L;

  public UploadBusy(String uploadId) {
    super("Upload %s is in use by another call.".formatted(uploadId));
  }
}
