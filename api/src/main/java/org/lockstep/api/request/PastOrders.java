package org.lockstep.api.request;

import java.util.Optional;
import org.lockstep.domain.id.DeviceId;

/// The orders that were carried out, by device and `Idempotency-Key`, for as long as the history
/// lasts.
@FunctionalInterface
public interface PastOrders {
  /// The order, if it is known.
  Optional<Past> find(DeviceId device, String idempotencyKey);

  /// An order that was carried out.
  ///
  /// @param covered its signature base
  /// @param position the last that it wrote
  record Past(String covered, long position) {
    String order() {
      return Evidence.order(covered);
    }
  }
}
