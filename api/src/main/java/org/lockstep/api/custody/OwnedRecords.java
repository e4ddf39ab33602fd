package org.lockstep.api.custody;

import org.lockstep.domain.id.AccountId;

/// Records of accounts that lie in the vault beside the history, and go when their account is
/// closed (R102). Whoever keeps such records is a bean of this type.
public interface OwnedRecords {
  /// Destroys all of the account's records. Doing so again changes nothing.
  void destroyAll(AccountId account);

  /// How many there are.
  int count(AccountId account);
}
