package org.lockstep.realtime.room;

import java.util.Set;
import org.lockstep.realtime.store.DocumentName;

/// Hears of a document's sessions: one begins when somebody opens what nobody has open, and ends
/// when the last one leaves. Called on event loops: never blocks.
public interface Sessions {
  /// Nobody listens.
  Sessions UNHEARD = new Sessions() {};

  /// Somebody opened the document.
  default void began(DocumentName document, Visitor first) {}

  /// The last one left.
  ///
  /// @param visitors everybody who was there
  default void ended(DocumentName document, Set<Visitor> visitors) {}
}
