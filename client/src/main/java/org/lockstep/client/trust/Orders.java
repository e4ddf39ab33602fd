package org.lockstep.client.trust;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lockstep.audit.order.Attribution;
import org.lockstep.audit.order.OrderRefused;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.wire.event.LoggedEvent;

/// Holds what was shown of a history against the requests that ordered it.
final class Orders {
  private Orders() {}

  /// Who ordered what.
  ///
  /// @param events of a history whose leaves and streams were checked
  /// @param shown what it was made from
  /// @throws TrustRefused at the first event that nobody ordered
  static Attribution of(List<Recorded<Event>> events, List<LoggedEvent> shown) {
    Map<Long, LoggedEvent> byPosition = new HashMap<>();
    shown.forEach(one -> byPosition.put(one.event().position(), one));
    try {
      return Attribution.of(events, position -> at(position, byPosition));
    } catch (OrderRefused refused) {
      var stream = at(refused.position(), byPosition).event().streamId();
      throw new TrustRefused(
          new Breach.OrderUnproven(stream, refused.position(), refused.fault()), refused);
    }
  }

  private static LoggedEvent at(long position, Map<Long, LoggedEvent> shown) {
    return Objects.requireNonNull(shown.get(position), "events are made from what was shown");
  }
}
