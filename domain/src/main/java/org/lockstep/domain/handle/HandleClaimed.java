package org.lockstep.domain.handle;

import java.time.Instant;
import org.lockstep.domain.Event;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.HandleId;

/// A handle was set aside for an account that is about to open.
///
/// @param expires until when the claim holds if the account does not open
public record HandleClaimed(HandleId handle, AccountId account, Instant expires) implements Event {
  @Override
  public String streamId() {
    return handle.value();
  }
}
