package org.lockstep.storage.group;

import org.lockstep.storage.StorageException;

/// Something to be written, whose caller waits for the writer.
public interface Pending {

  /// How many bytes it adds to the file, roughly.
  int size();

  /// Tells the caller that it was not written, or perhaps not. Whoever was told an outcome already
  /// is not told another.
  void fail(StorageException why);
}
