package org.lockstep.domain.account;

import static org.lockstep.domain.Decision.accept;
import static org.lockstep.domain.Decision.reject;

import java.util.Optional;
import org.lockstep.domain.Decision;
import org.lockstep.domain.account.AccountCommand.RecordContactConfirmed;
import org.lockstep.domain.account.AccountCommand.RemoveRecoveryContacts;
import org.lockstep.domain.account.AccountCommand.SetRecoveryContacts;
import org.lockstep.domain.account.AccountState.Open;

/// The rules of recovery contacts (R80 to R82).
final class RecoveryMethodRules {
  /// How many contacts an account has at most (R80).
  static final int MOST_CONTACTS = 5;

  private RecoveryMethodRules() {}

  static Decision<AccountEvent, AccountRejection> decide(
      AccountCommand.AboutRecovery command, Open open) {
    return switch (command) {
      case SetRecoveryContacts c -> setContacts(c, open);
      case RemoveRecoveryContacts c -> removeContacts(c, open);
    };
  }

  private static Decision<AccountEvent, AccountRejection> setContacts(
      SetRecoveryContacts c, Open open) {
    int parts = c.confirmations().size();
    boolean fits =
        parts >= 1 && parts <= MOST_CONTACTS && c.threshold() >= 1 && c.threshold() <= parts;
    if (!fits) {
      return reject(
          new AccountRejection.RecoveryContactsWrong(MOST_CONTACTS, parts, c.threshold()));
    }
    return notNext(c.keys(), open)
        .or(() -> lastMethod(open))
        .<Decision<AccountEvent, AccountRejection>>map(Decision::reject)
        .orElseGet(
            () ->
                accept(
                    new AccountEvent.RecoveryContactsSet(
                        c.account(), c.keys(), c.threshold(), c.confirmations(), c.by())));
  }

  private static Optional<AccountRejection> notNext(RecoveryKeys keys, Open open) {
    int next = open.recoveriesMade() + 1;
    return keys.number() == next
        ? Optional.empty()
        : Optional.of(new AccountRejection.RecoveryNumberNotNext(next, keys.number()));
  }

  /// Whether the contacts are all that the mode rests on (R11). New parts count only once they are
  /// confirmed, so sharing anew would leave a time without any method.
  private static Optional<AccountRejection> lastMethod(Open open) {
    boolean last =
        open.mode() == ProtectionMode.ADVANCED
            && open.recovery() == 0
            && RecoveryMethods.keepWithoutKey(open);
    return last
        ? Optional.of(new AccountRejection.LastRecoveryMethodStays(open.account()))
        : Optional.empty();
  }

  private static Decision<AccountEvent, AccountRejection> removeContacts(
      RemoveRecoveryContacts c, Open open) {
    int number = open.signIn().recoveries().methods().contacts().number();
    if (number == 0) return reject(new AccountRejection.RecoveryContactsMissing(c.account()));
    return lastMethod(open)
        .<Decision<AccountEvent, AccountRejection>>map(Decision::reject)
        .orElseGet(
            () -> accept(new AccountEvent.RecoveryContactsRemoved(c.account(), number, c.by())));
  }

  static Decision<AccountEvent, AccountRejection> confirmed(RecordContactConfirmed c, Open open) {
    var contacts = open.signIn().recoveries().methods().contacts();
    boolean known =
        c.number() == contacts.number() && c.part() >= 1 && c.part() <= contacts.parts();
    if (!known) return reject(new AccountRejection.RecoveryPartUnknown(c.number(), c.part()));
    if (contacts.confirmed().contains(c.part())) return accept();
    return accept(
        new AccountEvent.RecoveryContactConfirmed(c.account(), c.number(), c.part(), c.token()));
  }
}
