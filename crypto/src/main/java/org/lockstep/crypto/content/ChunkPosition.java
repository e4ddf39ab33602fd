package org.lockstep.crypto.content;

import java.nio.ByteBuffer;

/// A chunk's place: what its nonce says.
///
/// @param index from 0
/// @param last whether the blob ends with it
record ChunkPosition(long index, boolean last) {

  /// 11 bytes of index, one byte of end.
  byte[] nonce() {
    return ByteBuffer.allocate(12).position(3).putLong(index).put((byte) (last ? 1 : 0)).array();
  }
}
