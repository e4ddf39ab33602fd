package org.lockstep.client.share;

import java.net.URI;
import org.lockstep.domain.id.ShareId;

/// "Anyone with the link" links of shares.
public final class Links {
  Links() {}

  /// Opens a link and escrows the share's key.
  ///
  /// @return its address; the part behind `#` is the secret, which nobody can show again
  public URI open(ShareId share) {
    return later();
  }

  /// Closes the link and gives the share a new key.
  public void close(ShareId share) {
    later();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // goes with the first body
  private static <T> T later() {
    throw new UnsupportedOperationException("not yet");
  }
}
