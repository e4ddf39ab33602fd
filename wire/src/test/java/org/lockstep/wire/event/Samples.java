package org.lockstep.wire.event;

import java.util.List;
import java.util.stream.Stream;
import org.lockstep.domain.Event;
import org.lockstep.domain.account.AccountEvent.AccountOpened;
import org.lockstep.domain.account.AccountEvent.DeviceAdded;
import org.lockstep.domain.account.AccountEvent.DeviceRecovered;
import org.lockstep.domain.account.AccountEvent.RecoveryBegun;
import org.lockstep.domain.share.ShareEvent.OwnershipPassed;
import org.lockstep.domain.share.ShareEvent.ShareCreated;

/// The events that the golden files hold.
final class Samples {
  private Samples() {}

  /// One of each kind.
  static List<Event> all() {
    return Stream.concat(AccountSamples.all().stream(), ShareSamples.all().stream()).toList();
  }

  /// The kinds with personal texts, of a subject whose key is destroyed.
  static List<Event> ofErasedSubject() {
    return List.of(
        AccountSamples.opened(Ids.GONE),
        AccountSamples.deviceAdded(Ids.GONE),
        AccountSamples.recoveryBegun(Ids.GONE),
        AccountSamples.deviceRecovered(Ids.GONE),
        ShareSamples.created(Ids.GONE),
        ShareSamples.passed(Ids.GONE));
  }

  static boolean isPersonal(Event event) {
    return event instanceof AccountOpened
        || event instanceof DeviceAdded
        || event instanceof RecoveryBegun
        || event instanceof DeviceRecovered
        || event instanceof ShareCreated
        || event instanceof OwnershipPassed;
  }
}
