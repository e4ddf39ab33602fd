package org.lockstep.client.failure;

import java.io.Serial;

/// A version of a live document that cannot be restored without damaging something else.
public final class NotRestorable extends ClientFailure {
  @Serial private static final long serialVersionUID = 1;

  /// @param which the version or the document, as the beginning of a sentence
  public NotRestorable(String which) {
    super(
        which
            + " holds more than the plain text 'text': formatting, or other shared types, which an"
            + " editor of its own has to restore. Nothing was changed.");
  }
}
