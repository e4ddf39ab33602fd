package org.lockstep.realtime.store;

import org.lockstep.domain.id.ShareId;

/// A share has as many live documents as it may have, and another one was to begin.
public final class TooManyDocuments extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyDocuments(ShareId share, int most) {
    super("Share " + share + " has " + most + " live documents and may have no more.");
  }
}
