package org.lockstep.realtime.room;

import org.lockstep.realtime.store.DocumentName;

/// Hears what passes through the channel, to be counted. Called on event loops: never blocks.
public interface Traffic {
  /// Nobody listens.
  Traffic UNHEARD = new Traffic() {};

  /// A socket was closed that asked for no WebSocket, or for one too many.
  default void refused() {}

  /// A WebSocket was opened.
  default void connected() {}

  /// A WebSocket was closed, by whomever.
  default void disconnected(Ending ending) {}

  /// A document was read from disk.
  default void loaded(DocumentName document) {}

  /// A document was forgotten.
  default void unloaded(DocumentName document) {}

  /// A change was taken, and is on its way to the disk until it is [#stored] or [#abandoned].
  ///
  /// @param bytes its size
  default void taken(int bytes) {}

  /// Changes will be told to nobody, whether or not they become durable.
  ///
  /// @param updates how many
  /// @param bytes of all of them
  default void abandoned(int updates, long bytes) {}

  /// A change became durable.
  ///
  /// @param bytes its size
  /// @param nanos how long that took since it was taken
  default void stored(int bytes, long nanos) {}

  /// A change, or several as one, went to those in a room.
  ///
  /// @param updates how many went as one
  /// @param receivers to how many it went
  /// @param behind for how many it has to wait
  /// @param bytes of one message
  default void delivered(int updates, int receivers, int behind, int bytes) {}

  /// Changes were merged into a document.
  ///
  /// @param updates how many
  /// @param bytes the size of the document
  /// @param nanos how long it took
  default void folded(int updates, int bytes, long nanos) {}

  /// Something failed that should not have. Whoever was concerned was disconnected.
  default void failed(Throwable fault) {}
}
