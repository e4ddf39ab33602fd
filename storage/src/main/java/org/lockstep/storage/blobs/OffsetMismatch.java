package org.lockstep.storage.blobs;

import org.lockstep.storage.StorageException;

/// A piece does not begin where the upload ends: continue at [#actual].
public final class OffsetMismatch extends StorageException {
  private static final long serialVersionUID = 1L;

  private final long actual;

  public OffsetMismatch(String uploadId, long offset, long actual) {
    super("Upload %s continues at %d, not at %d.".formatted(uploadId, actual, offset));
    this.actual = actual;
  }

  /// Where the upload continues.
  public long actual() {
    return actual;
  }
}
