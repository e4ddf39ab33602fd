package org.lockstep.realtime.store;

import java.util.List;
import org.lockstep.storage.updates.Incarnation;
import org.lockstep.storage.updates.Log;
import org.lockstep.storage.updates.SealedUpdate;
import org.lockstep.yjs.YUpdate;

/// A log, opened with its key.
@SuppressWarnings("ArrayRecordComponent") // handed over, not copied
record Contents(
    Incarnation incarnation, DocumentSeal seal, long sequence, byte[] base, List<byte[]> tail) {

  /// Opens everything in a log.
  ///
  /// @throws DamagedDocument if something in it does not open
  static Contents of(Log log, DocumentSeal seal) {
    var base = log.base().map(stored -> open(seal, Part.BASE, stored)).orElseGet(YUpdate::empty);
    var tail = log.tail().stream().map(update -> open(seal, Part.UPDATE, update)).toList();
    return new Contents(log.incarnation(), seal, log.last(), base, tail);
  }

  private static byte[] open(DocumentSeal seal, Part part, SealedUpdate sealed) {
    return seal.open(part, sealed.sequence(), sealed.bytes());
  }

  LogSize size() {
    long bytes = tail.stream().mapToLong(update -> update.length).sum();
    return new LogSize(tail.size(), bytes, base.length);
  }

  byte[] folded() {
    return Compaction.fold(base, tail);
  }
}
