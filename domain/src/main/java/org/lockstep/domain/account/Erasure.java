package org.lockstep.domain.account;

import org.lockstep.domain.account.AccountState.Open;

/// What the erasure of a closed account did away with, as counts: nothing in it tells of the person
/// (R102).
///
/// All of it follows from the history, so that a server which died halfway counts the same when it
/// goes on.
///
/// @param shares what became of its shares
/// @param devices that are trusted no more
/// @param serviceSecrets epochs that the vault held
/// @param recoveryKeys those that brought it back, what contacts hold parts of too
/// @param authenticators 1 if there was one
public record Erasure(
    SharesParted shares, int devices, int serviceSecrets, int recoveryKeys, int authenticators) {
  static Erasure of(Open last, SharesParted shares) {
    return new Erasure(
        shares,
        last.devices().size(),
        last.service().held(),
        RecoveryMethods.standing(last).size(),
        last.signIn().asksForCode() ? 1 : 0);
  }
}
