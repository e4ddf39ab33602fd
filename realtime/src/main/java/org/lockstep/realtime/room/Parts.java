package org.lockstep.realtime.room;

import org.lockstep.yjs.YUpdate;

/// How many parts a document has: clients' sections, and ranges of deletions. Two bytes are enough
/// to write one, but it takes fifty in memory and its turn in each merging: so they are bounded
/// beside the bytes. For the loop alone.
///
/// What is counted on the way is too much, since merging joins parts; the document itself is looked
/// at when that reaches the bound, and never while it is so short that it cannot.
final class Parts {
  /// So many a document, and a change, may have.
  static final int MOST = 1 << 18;

  private static final int LEAST_BYTES = 2; // of a part

  private final Content content;
  private long counted = Long.MAX_VALUE - MOST; // not yet

  Parts(Content content) {
    this.content = content;
  }

  /// Takes more parts.
  ///
  /// @param bytes how long the document is with them
  /// @return whether there was room
  boolean take(int more, long bytes) {
    if (bytes <= (long) LEAST_BYTES * MOST) return true;
    if (counted + more > MOST) counted = YUpdate.validate(content.fold()).parts();
    if (counted + more > MOST) return false;
    counted += more;
    return true;
  }
}
