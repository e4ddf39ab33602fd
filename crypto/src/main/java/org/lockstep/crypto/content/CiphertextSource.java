package org.lockstep.crypto.content;

import java.io.IOException;

/// Fetches parts of a blob: a file, or range requests to a server. Need not be trusted.
public interface CiphertextSource {

  /// The blob's length in bytes.
  long length() throws IOException;

  /// Exactly `count` bytes of the blob from offset `from`; always within [#length].
  byte[] read(long from, int count) throws IOException;
}
