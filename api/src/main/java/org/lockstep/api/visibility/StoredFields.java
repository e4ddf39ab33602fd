package org.lockstep.api.visibility;

import java.util.List;
import java.util.stream.Stream;
import org.lockstep.wire.message.VisibilityMessages.StoredField;

/// Every field that the server stores: those of the events, and what lies beside them.
final class StoredFields {
  private static final List<StoredField> ALL =
      Stream.of(
              RecordFields.ofEvents().fields(),
              BesideEvents.journal(),
              BesideEvents.documents(),
              BesideEvents.secrets(),
              BesideEvents.contents(),
              BesideEvents.files())
          .flatMap(List::stream)
          .toList();

  private StoredFields() {}

  static List<StoredField> all() {
    return ALL;
  }
}
