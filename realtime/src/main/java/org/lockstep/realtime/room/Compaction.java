package org.lockstep.realtime.room;

import org.lockstep.realtime.store.LiveDocument;
import org.lockstep.realtime.store.Opened;
import org.lockstep.realtime.yjs.YUpdate;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.updates.IncarnationMismatch;

/// Puts one update in place of a log's many, now and then, beside the loop.
final class Compaction {
  private final Rooms rooms;
  private final Loop loop;
  private final LiveDocument document;
  private long compacted;
  private boolean isUnderway;

  Compaction(Rooms rooms, Loop loop, Opened opened) {
    this.rooms = rooms;
    this.loop = loop;
    this.document = opened.document();
    this.compacted = opened.sequence() - opened.tail().size();
  }

  boolean isUnderway() {
    return isUnderway;
  }

  /// Compacts if enough has come since the last time.
  void runIfDue(Content content) {
    long through = content.through();
    if (isUnderway || through - compacted < rooms.bounds().compactUpdates()) return;
    isUnderway = true;
    var base = content.fold();
    rooms.block(
        () -> {
          var smaller = compact(through, base);
          loop.execute(
              () -> {
                isUnderway = false;
                compacted = through;
                content.replace(base, smaller);
              });
        });
  }

  /// What is left to be done when a document is closed; may block.
  Runnable last(Content content) {
    long through = content.through();
    if (through == compacted) return () -> {};
    var base = content.fold();
    return () -> compact(through, base);
  }

  private byte[] compact(long through, byte[] base) {
    var smaller = YUpdate.coalesce(rooms.bounds().collect() ? YUpdate.collect(base) : base);
    try {
      document.compact(through, smaller);
    } catch (IncarnationMismatch ended) {
      return smaller; // there is nothing left to be compacted; the next append will tell
    } catch (StorageException fault) {
      rooms.traffic().failed(fault); // the log stays as long as it is, and whole
    }
    return smaller;
  }
}
