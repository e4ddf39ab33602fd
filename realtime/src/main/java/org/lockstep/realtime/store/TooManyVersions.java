package org.lockstep.realtime.store;

/// A document has as many versions as it may have; nothing was kept.
public final class TooManyVersions extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int most;

  TooManyVersions(DocumentName name, int most) {
    super("%s has %d versions already, and may not have more.".formatted(name, most));
    this.most = most;
  }

  /// How many a document may have.
  public int most() {
    return most;
  }
}
