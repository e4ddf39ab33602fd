package org.lockstep.wire.message;

import java.util.List;

/// Messages about what whoever runs a server can read of what it stores (R40).
public final class VisibilityMessages {
  private VisibilityMessages() {}

  /// Whether whoever runs the server can read a stored field.
  public enum Visibility {
    /// It can be read, with the keys that the server has.
    READABLE,
    /// It is sealed to keys that the server does not have, unless a verdict says that it has them.
    SEALED
  }

  /// A field that the server stores.
  ///
  /// @param store an event's type, such as `share.created`, or another store
  /// @param field its path within
  /// @param reason why it is readable, or what it is sealed to
  public record StoredField(String store, String field, Visibility visibility, String reason) {}

  /// `GET /v1/operator-visibility`: the same for every account, and for strangers.
  public record OperatorVisibility(List<StoredField> fields) {
    /// Copies the list.
    public OperatorVisibility {
      fields = List.copyOf(fields);
    }
  }
}
