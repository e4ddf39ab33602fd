package org.lockstep.yjs;

/// Bytes that are not an update, a state vector, an awareness update or a frame.
///
/// Hostile clients cause it as often as they like, so that it carries no stack trace; it says what
/// is wrong and where, and nothing of the content.
public final class MalformedUpdate extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Flaw flaw;
  private final int offset;

  /// With this flaw at `offset` of the bytes.
  public MalformedUpdate(Flaw flaw, int offset) {
    super("the message " + flaw.words() + ", at byte " + offset, null, false, false);
    this.flaw = flaw;
    this.offset = offset;
  }

  /// What is wrong.
  public Flaw flaw() {
    return flaw;
  }

  /// The byte at which reading ended.
  public int offset() {
    return offset;
  }
}
