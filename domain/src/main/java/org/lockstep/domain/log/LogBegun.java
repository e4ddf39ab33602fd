package org.lockstep.domain.log;

import java.util.List;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.id.LogId;

/// From here on the history is signed under this origin.
///
/// It puts the keys of the server into the history, so that whoever verifies that also knows whose
/// it is. A log that goes on after a rollback has another origin, and cites what was signed under
/// the one before: so it admits, for ever and to all, that something was lost.
///
/// @param log made from the origin
/// @param origin the log's name, as its checkpoints bear it
/// @param keys the texts of the keys that sign its checkpoints (C2SP signed-note), Ed25519 first
/// @param vaultKey public key that escrows are sealed to
/// @param cites the last notes signed under an earlier origin, whole; empty for the first
public record LogBegun(
    LogId log, String origin, List<String> keys, Bytes vaultKey, List<String> cites)
    implements Event {
  /// Copies the lists.
  public LogBegun {
    keys = List.copyOf(keys);
    cites = List.copyOf(cites);
  }

  @Override
  public String streamId() {
    return log.value();
  }
}
