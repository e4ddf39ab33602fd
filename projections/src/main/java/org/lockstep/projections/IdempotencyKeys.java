package org.lockstep.projections;

import java.util.Optional;
import org.lockstep.storage.journal.StoredEvent;

/// Where an event's metadata names the key by which a device may repeat its command.
///
/// Whoever writes the metadata knows its form; the read models do not.
@FunctionalInterface
public interface IdempotencyKeys {
  /// For journals whose commands carry no such keys.
  IdempotencyKeys NONE = _ -> Optional.empty();

  /// The key, if the command that wrote the event carried one.
  Optional<String> of(StoredEvent event);
}
