package org.lockstep.realtime.store;

import org.lockstep.domain.id.ShareId;

/// The server does not have the key of a share (yet): its collaboration is off, or no device has
/// escrowed the key so far.
public final class ShareKeyMissing extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ShareKeyMissing(ShareId share) {
    super("The server has no key of share " + share + ".");
  }

  public ShareKeyMissing(ShareId share, Throwable cause) {
    super("The server has no key of share " + share + ".", cause);
  }
}
