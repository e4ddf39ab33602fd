package org.lockstep.storage.documents;

/// How far a reader of the journal has come: a step from one position to a later one.
///
/// @param name of the reader
/// @param before the position that must be stored now, [#NONE] at the beginning
/// @param after the position that is stored with the batch
public record Token(String name, long before, long after) {
  /// The position before the first event.
  public static final long NONE = -1;

  public Token {
    if (before < NONE || after < before) {
      throw new IllegalArgumentException(
          "Token %s cannot go from %d to %d".formatted(name, before, after));
    }
  }
}
