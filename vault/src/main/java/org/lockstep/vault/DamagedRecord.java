package org.lockstep.vault;

import java.io.Serial;

/// A record of the vault that does not open under its name: it was altered, moved from another
/// name, or has lost its record key. It is refused, never repaired.
public final class DamagedRecord extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String kind;
  private final String id;

  DamagedRecord(String kind, String id, String finding) {
    super("the vault's record %s/%s is refused: %s".formatted(kind, id, finding));
    this.kind = kind;
    this.id = id;
  }

  /// The record's kind, as the package comment lists them.
  public String kind() {
    return kind;
  }

  /// The record's id within its kind.
  public String id() {
    return id;
  }
}
