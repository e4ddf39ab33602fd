package org.lockstep.api.custody;

import java.util.Locale;
import org.lockstep.domain.id.AccountId;

/// Records of accounts that lie in the vault beside the history, and go when their account is
/// closed (R102). Whoever keeps such records is a bean of this type.
public interface OwnedRecords {
  /// Destroys all of the account's records. Doing so again changes nothing.
  void destroyAll(AccountId account);

  /// How many there are.
  int count(AccountId account);

  /// What they are called where what is left of an account is told.
  default String store() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }
}
