package org.lockstep.audit.log;

/// Where the files of a log come from: a server, a directory, a cache.
///
/// Nothing that it gives is believed. It must be safe for use by many threads, since a whole log is
/// read ahead.
@FunctionalInterface
public interface LogSource {
  /// The address of the newest checkpoint.
  String CHECKPOINT = "checkpoint";

  /// The longest file that a log has, in bytes: a bundle of 256 entries, each as long as can be.
  int LONGEST = 256 * (2 + 65_535);

  /// The bytes of one file.
  ///
  /// @param path below the log's prefix, such as `checkpoint` or `tile/0/000.p/17`
  /// @throws LogUnavailable if there are none, or more than [#LONGEST]
  byte[] fetch(String path);
}
