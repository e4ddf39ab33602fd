package org.lockstep.projections;

/// One of the two sets of collections in which read models lie: one answers, in the other one they
/// are built anew.
enum Side {
  /// That of the plain names.
  FIRST(""),
  /// That beside it.
  SECOND("-b");

  private final String ending;

  Side(String ending) {
    this.ending = ending;
  }

  Side other() {
    return this == FIRST ? SECOND : FIRST;
  }

  /// What a collection, or a token, is called on this side.
  String name(String plain) {
    return plain + ending;
  }
}
