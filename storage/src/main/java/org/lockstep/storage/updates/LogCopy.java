package org.lockstep.storage.updates;

import java.util.ArrayList;
import java.util.List;

/// All of a log, for a copy into another store.
public record LogCopy(LogName name, Log log, List<Version> versions) {
  public LogCopy {
    versions = List.copyOf(versions);
  }

  /// A kept state with what is said about it.
  ///
  /// @param sealed handed over, not copied
  @SuppressWarnings("ArrayRecordComponent") // handed over, not copied
  public record Version(SealedVersion version, byte[] sealed) {
    @Override
    public String toString() {
      return version.toString();
    }
  }

  /// Reads a log that nobody writes.
  ///
  /// @throws IncarnationMismatch if it ends meanwhile
  public static LogCopy of(Updates updates, LogName name) {
    var log = updates.open(name);
    var versions = new ArrayList<Version>();
    for (var version : updates.versions(name, log.incarnation())) {
      updates
          .version(name, log.incarnation(), version.number())
          .ifPresent(bytes -> versions.add(new Version(version, bytes)));
    }
    return new LogCopy(name, log, versions);
  }
}
