package org.lockstep.realtime.access;

import org.lockstep.domain.share.Role;

/// What has changed for a grant.
public sealed interface AccessChange {

  /// It allows nothing any more.
  record Ended(Refusal reason) implements AccessChange {}

  /// It allows more or less than before.
  record RoleChanged(Role role) implements AccessChange {}
}
