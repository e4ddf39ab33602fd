package org.lockstep.crypto.content;

import java.io.IOException;

/// Says that a blob is not the content that was asked for. Nothing read after it is to be used;
/// what a stream handed out before it is genuine as far as [ContentReader] says.
public final class ContentRefused extends IOException {

  private static final long serialVersionUID = 1L;

  /// Why content was refused.
  public enum Reason {
    /// The blob does not begin as content of a known suite does.
    NOT_CONTENT,
    /// The blob was not made with this content key.
    WRONG_KEY,
    /// A chunk was changed, moved, cut or lengthened, or belongs to another context.
    NOT_AUTHENTIC,
    /// The blob's length, or its padding, is not what its own first chunk says.
    WRONG_LENGTH,
    /// The author's signature is not over this content in this context.
    NOT_BY_AUTHOR
  }

  private final Reason reason;

  ContentRefused(Reason reason) {
    super("content refused: " + reason);
    this.reason = reason;
  }

  /// Why.
  public Reason reason() {
    return reason;
  }
}
