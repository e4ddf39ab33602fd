package org.lockstep.projections;

import java.util.OptionalLong;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.storage.documents.Documents;

/// Which commands have been carried out, by the device that sent them and the idempotency key that
/// they carried, for as long as [OrderExpiry] keeps them. Safe for use by many threads.
public final class CommandModel {
  private final Gate gate;
  private final Documents documents;

  CommandModel(Gate gate, Documents documents) {
    this.gate = gate;
    this.documents = documents;
  }

  /// The last position that the command wrote; empty if none of its events has been applied.
  public OptionalLong lastPosition(DeviceId device, String idempotencyKey) {
    return gate.reading(
        () ->
            documents
                .get(Collections.ORDERS, Collections.key(device, idempotencyKey))
                .map(found -> OptionalLong.of(Collections.number(found.value())))
                .orElse(OptionalLong.empty()));
  }
}
