package org.lockstep.domain.account;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.lockstep.domain.id.RecoveryId;

/// The recoveries of an account that have begun and were neither finished nor vetoed, and how long
/// one waits.
///
/// Those whose time is over are among them: time passes without an event.
///
/// @param waitHours for how many hours a trusted device may veto a recovery (R86)
/// @param methods the ways back beside the recovery key
public record Recoveries(int waitHours, Map<RecoveryId, Begun> begun, RecoveryMethods methods) {
  static final Recoveries NONE = new Recoveries(0, Map.of(), RecoveryMethods.NONE);

  /// Copies the map.
  public Recoveries {
    begun = Map.copyOf(begun);
  }

  /// A device that has proven to be its owner's.
  ///
  /// @param ready from when it may join
  /// @param expires from when it may not any more
  public record Begun(Device device, RecoveryWay way, Instant ready, Instant expires) {
    /// Whether it can neither be finished nor vetoed any more.
    public boolean isOver(Instant now) {
      return !now.isBefore(expires);
    }
  }

  Recoveries with(AccountEvent.RecoveryBegun e) {
    var more = new HashMap<>(begun);
    more.put(e.recovery(), new Begun(e.device(), e.way(), e.ready(), e.expires()));
    return new Recoveries(waitHours, more, methods);
  }

  Recoveries without(RecoveryId recovery) {
    var rest = new HashMap<>(begun);
    rest.remove(recovery);
    return new Recoveries(waitHours, rest, methods);
  }

  Recoveries waiting(int hours) {
    return new Recoveries(hours, begun, methods);
  }

  Recoveries with(RecoveryMethods now) {
    return new Recoveries(waitHours, begun, now);
  }
}
