package org.lockstep.crypto.log;

import java.time.Instant;

/// An entry that waits for its number: all of its text that does not depend on it is written
/// already, so that little is left to do where numbers are given, one event after the other.
///
/// For one thread at a time.
public final class LeafDraft {

  private final byte[] afterNumber;
  private Instant at;

  private LeafDraft(byte[] afterNumber, Instant at) {
    this.afterNumber = afterNumber;
    this.at = at;
  }

  /// A draft of this entry; its `seq` does not matter.
  public static LeafDraft of(LeafHeader header) {
    return new LeafDraft(LeafText.afterNumber(header), header.at());
  }

  /// The leaf hash of the entry with this number and time.
  ///
  /// @param seq from 0
  /// @param time in whole milliseconds, years 0 to 9999
  public Hash hash(long seq, Instant time) {
    if (!time.equals(at)) {
      LeafText.writeTime(afterNumber, time);
      at = time;
    }
    return MerkleHash.leaf(LeafText.upToNumber(seq), afterNumber);
  }
}
