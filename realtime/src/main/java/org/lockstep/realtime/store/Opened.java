package org.lockstep.realtime.store;

import java.util.List;

/// A document just opened, with what it holds.
///
/// @param document where it goes on
/// @param sequence of the last update, 0 if there is none
/// @param base everything up to the last compaction, as one update; it says nothing at first
/// @param tail the updates since, in the order of their sequences
@SuppressWarnings("ArrayRecordComponent") // handed over, not copied
public record Opened(LiveDocument document, long sequence, byte[] base, List<byte[]> tail) {
  public Opened {
    tail = List.copyOf(tail);
  }

  @Override
  public String toString() {
    return "Opened[" + document.name() + ", through " + sequence + "]";
  }
}
