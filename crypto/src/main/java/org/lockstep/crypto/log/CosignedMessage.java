package org.lockstep.crypto.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// What an ML-DSA-44 cosigner of a checkpoint signs (C2SP tlog-cosignature, `cosigned_message`).
///
/// ```
/// label "subtree/v1" LF 0   12 bytes     origin          1 byte length, then the text
/// cosigner's name           as origin    start of range  8 bytes, 0 for a checkpoint
/// time, seconds since 1970  8 bytes      end of range    8 bytes, the size
///                                        root            32 bytes
/// ```
///
/// In the order name, time, origin, start, end, root; numbers are big-endian. Unlike a signature
/// over the text of a note, it binds the cosigner's name.
final class CosignedMessage {
  private static final byte[] LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_NAME = 255;

  private CosignedMessage() {}

  static byte[] of(String cosigner, Instant time, Checkpoint checkpoint) {
    var name = word("cosigner's name", cosigner);
    var origin = word("origin", checkpoint.origin());
    return ByteBuffer.allocate(
            LABEL.length + 2 + name.length + origin.length + 3 * Long.BYTES + Hash.LENGTH)
        .put(LABEL)
        .put((byte) name.length)
        .put(name)
        .putLong(time.getEpochSecond())
        .put((byte) origin.length)
        .put(origin)
        .putLong(0)
        .putLong(checkpoint.size())
        .put(checkpoint.root().bytes())
        .array();
  }

  private static byte[] word(String what, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < 1 || bytes.length > LONGEST_NAME) {
      throw new LogFormatException("a cosigned %s has 1 to 255 bytes".formatted(what));
    }
    return bytes;
  }
}
