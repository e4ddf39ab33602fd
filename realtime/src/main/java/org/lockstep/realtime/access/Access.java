package org.lockstep.realtime.access;

import java.util.function.Consumer;
import org.lockstep.realtime.store.DocumentName;

/// Decides who may open a live document. Safe for all threads; both methods may block, and are
/// never called on an event loop.
public interface Access {

  /// Whether who holds this ticket may open this document now. One ticket may open many
  /// connections.
  ///
  /// @param ticket as the client sent it: any text, perhaps none
  Decision admit(String ticket, DocumentName document);

  /// Tells of what changes for a grant, until the subscription is closed. What has changed
  /// between the grant and the subscription is told before this returns, so that no change is
  /// missed.
  ///
  /// Whoever implements it need not watch [Grant#expires]: the channel does.
  ///
  /// @param listener never blocks; may be called from any thread, also more than once
  Subscription subscribe(Grant grant, DocumentName document, Consumer<AccessChange> listener);
}
