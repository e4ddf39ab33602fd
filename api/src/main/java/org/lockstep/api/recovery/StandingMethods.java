package org.lockstep.api.recovery;

import org.lockstep.api.protection.VisibleShares;
import org.lockstep.domain.account.RecoveryMethods;
import org.lockstep.domain.id.AccountId;
import org.lockstep.projections.AccountModel;
import org.lockstep.projections.ReadModels;
import org.springframework.stereotype.Component;

/// Destroys what waits for recovery methods that have ended, and nothing of the others. Safe for
/// use
/// by many threads.
@Component
final class StandingMethods {
  private final AccountModel accounts;
  private final VisibleShares visible;
  private final RecoveryRecords records;
  private final ContactRecords contacts;

  StandingMethods(
      ReadModels models, VisibleShares visible, RecoveryRecords records, ContactRecords contacts) {
    this.accounts = models.accounts();
    this.visible = visible;
    this.records = records;
    this.contacts = contacts;
  }

  /// Destroys what an account's methods have left behind.
  ///
  /// @param position of the event that ended one: a method that began before it is seen to stand
  void keepAlone(AccountId account, long position) {
    visible.reach(position);
    accounts
        .state(account)
        .ifPresent(
            state -> {
              var standing = RecoveryMethods.standing(state);
              records.destroyEnded(account, standing, state.recoveriesMade());
              contacts.destroyEnded(account, standing, state.recoveriesMade());
            });
  }
}
