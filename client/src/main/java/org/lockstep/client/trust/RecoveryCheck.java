package org.lockstep.client.trust;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.crypto.recovery.RecoveryKeys;
import org.lockstep.crypto.recovery.RecoveryKind;
import org.lockstep.crypto.recovery.RecoveryPart;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.id.AccountId;

/// Follows what brings an account back through its events: that the identity key signed each, and
/// that contacts confirmed by what their parts alone hold. Confined to one thread.
final class RecoveryCheck {
  private final AccountId account;
  private final Map<RecoveryMethod, RecoveryKeys> standing = new EnumMap<>(RecoveryMethod.class);
  private List<Bytes> confirmations = List.of();

  RecoveryCheck(AccountId account) {
    this.account = account;
  }

  /// @throws TrustRefused if the account did not sign it
  void set(
      RecoveryMethod method, org.lockstep.domain.account.RecoveryKeys keys, VerifyingKey identity) {
    standing.put(method, Signed.recoveryKeys(kind(method), account, identity, keys));
  }

  /// The kind that the keys of a method are signed as.
  static RecoveryKind kind(RecoveryMethod method) {
    return switch (method) {
      case KEY -> RecoveryKind.KEY;
      case CONTACTS -> RecoveryKind.CONTACTS;
    };
  }

  void end(RecoveryMethod method) {
    standing.remove(method);
  }

  /// @throws TrustRefused if the account did not sign it, or nobody has confirmed
  void apply(AccountEvent.OfRecoveryMethod event, VerifyingKey identity) {
    switch (event) {
      case AccountEvent.RecoveryContactsSet e -> {
        set(RecoveryMethod.CONTACTS, e.keys(), identity);
        confirmations = e.confirmations();
      }
      case AccountEvent.RecoveryContactConfirmed e -> confirm(e);
      case AccountEvent.RecoveryContactsRemoved _ -> end(RecoveryMethod.CONTACTS);
    }
  }

  private void confirm(AccountEvent.RecoveryContactConfirmed e) {
    var keys = standing.get(RecoveryMethod.CONTACTS);
    boolean right =
        keys != null
            && keys.number() == e.number()
            && e.part() >= 1
            && e.part() <= confirmations.size()
            && RecoveryPart.confirms(
                account.value(),
                e.number(),
                e.part(),
                e.token().toArray(),
                confirmations.get(e.part() - 1).toArray());
    if (!right) throw new TrustRefused(new Breach.RecoveryKeyWrong(account, e.number()));
  }

  Map<RecoveryMethod, RecoveryKeys> standing() {
    return Map.copyOf(standing);
  }
}
