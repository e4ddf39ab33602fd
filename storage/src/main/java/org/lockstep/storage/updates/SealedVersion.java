package org.lockstep.storage.updates;

/// A state of a document that somebody has kept, without that state.
///
/// @param number from 1, gapless within a log
/// @param label what is said about it; handed over, not copied
@SuppressWarnings("ArrayRecordComponent") // handed over, not copied
public record SealedVersion(long number, byte[] label) {
  @Override
  public String toString() {
    return "SealedVersion[" + number + "]";
  }
}
