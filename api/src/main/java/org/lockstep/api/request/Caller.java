package org.lockstep.api.request;

import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.share.Actor;

/// Who sent a request: a trusted device of an account, by its verified signature.
///
/// A controller that takes one as an argument is called with signed requests only.
public record Caller(AccountId account, DeviceId device) {
  /// The caller as the domain names it.
  public Actor actor() {
    return new Actor(account, device);
  }
}
