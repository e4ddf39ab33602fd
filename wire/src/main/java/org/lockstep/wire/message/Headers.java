package org.lockstep.wire.message;

/// Names of the header fields that are ours.
public final class Headers {
  /// In a response: the position of the history that it wrote or was read at.
  public static final String POSITION = "Lockstep-Position";

  /// In a request: answer only from a state that knows the history up to this position.
  public static final String AFTER = "Lockstep-After";

  /// In a guest's request: the secret of an "anyone with the link" link.
  public static final String LINK_SECRET = "Lockstep-Link";

  /// In a request: the same key from the same device means the same command, which is carried out
  /// once.
  public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /// In a request that appends to an upload: where the sent bytes belong.
  public static final String UPLOAD_OFFSET = "Upload-Offset";

  private Headers() {}
}
