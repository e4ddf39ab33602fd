package org.lockstep.client.account;

import org.lockstep.domain.id.ShareId;

/// Meets what a command has brought about and this device can meet.
public interface FollowUp {
  /// For the account and all its shares.
  void meet();

  /// For the account and one share.
  void meet(ShareId share);
}
