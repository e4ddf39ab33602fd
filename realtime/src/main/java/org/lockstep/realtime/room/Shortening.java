package org.lockstep.realtime.room;

import org.lockstep.realtime.store.LiveDocument;
import org.lockstep.realtime.store.Opened;
import org.lockstep.storage.StorageException;
import org.lockstep.storage.updates.IncarnationMismatch;
import org.lockstep.yjs.Whole;
import org.lockstep.yjs.YUpdate;

/// Puts one update in place of a log's many, now and then, beside the loop.
final class Shortening {
  private final Rooms rooms;
  private final Loop loop;
  private final LiveDocument document;
  private boolean isUnderway;

  Shortening(Rooms rooms, Loop loop, Opened opened) {
    this.rooms = rooms;
    this.loop = loop;
    this.document = opened.document();
  }

  boolean isUnderway() {
    return isUnderway;
  }

  /// Shortens if enough has come since the last time.
  void runIfDue(Content content) {
    long through = content.through();
    if (isUnderway || !document.isCompactionDue()) return;
    isUnderway = true;
    var base = content.fold();
    rooms.block(
        () -> {
          var smaller = Whole.of(YUpdate.coalesce(YUpdate.collect(base)));
          boolean isDone = compact(through, smaller.bytes());
          loop.execute(
              () -> {
                isUnderway = false;
                content.replace(base, smaller);
                if (isDone) runIfDue(content);
              });
        });
  }

  private boolean compact(long through, byte[] smaller) {
    try {
      document.compact(through, smaller);
      return true;
    } catch (IncarnationMismatch ended) {
      return false; // there is nothing left to be compacted; the next append will tell
    } catch (StorageException fault) {
      rooms.traffic().failed(fault); // the log stays as long as it is, and whole
      return false;
    }
  }
}
