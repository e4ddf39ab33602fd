package org.lockstep.vault;

/// Where every use of a key is written down before it happens (R101).
///
/// Called from any thread.
@FunctionalInterface
public interface UseLog {
  /// Records the use durably. Whatever this throws prevents the use and reaches whoever asked for
  /// it.
  void record(KeyUse use);
}
