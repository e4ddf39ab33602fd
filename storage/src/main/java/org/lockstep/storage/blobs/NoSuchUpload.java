package org.lockstep.storage.blobs;

import org.lockstep.storage.StorageException;

/// The upload was never opened, is finished, or was discarded.
public final class NoSuchUpload extends StorageException {
  private static final long serialVersionUID = 1L;

  public NoSuchUpload(String uploadId) {
    super("There is no upload %s.".formatted(uploadId));
  }
}
