package org.lockstep.realtime.room;

import org.lockstep.domain.share.Role;
import org.lockstep.realtime.store.DocumentName;

/// Hears who comes to documents and who goes. Called on event loops, for one document in the order
/// in which it happens: never blocks.
public interface Sessions {
  /// Nobody listens.
  Sessions UNHEARD = new Sessions() {};

  /// Somebody has opened a document; who has it open several times comes several times.
  default void came(DocumentName document, Visitor visitor, Role role) {}

  /// Somebody who is there may do more or less than before.
  default void became(DocumentName document, Visitor visitor, Role role) {}

  /// Somebody has gone; told once for each [#came].
  default void left(DocumentName document, Visitor visitor) {}
}
