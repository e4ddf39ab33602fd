package org.lockstep.storage.updates;

/// One update of a log, or, as its base, all updates up to a sequence.
///
/// @param bytes handed over, not copied
@SuppressWarnings("ArrayRecordComponent") // handed over, not copied
public record SealedUpdate(long sequence, byte[] bytes) {
  /// @throws IllegalArgumentException if `sequence` is none
  public SealedUpdate {
    if (sequence < 1) throw new IllegalArgumentException("Sequences begin at 1");
  }

  @Override
  public String toString() {
    return "SealedUpdate[" + sequence + ", " + bytes.length + " bytes]";
  }
}
