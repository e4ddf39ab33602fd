package org.lockstep.client.connection;

/// Told how far long work has come; called on the thread that works.
@FunctionalInterface
public interface Progress {
  /// Tells nobody.
  Progress NONE = (_, _) -> {};

  /// So much is done.
  ///
  /// @param done in bytes, or in steps of work that has no length
  /// @param total of the same
  void moved(long done, long total);
}
