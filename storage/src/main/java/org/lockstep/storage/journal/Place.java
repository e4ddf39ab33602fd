package org.lockstep.storage.journal;

/// Where one event of a stream lies.
///
/// @param chunk first position of its row
/// @param nth number within the row, from 0
record Place(String stream, long sequence, long chunk, int nth) {

  long position() {
    return chunk + nth;
  }
}
