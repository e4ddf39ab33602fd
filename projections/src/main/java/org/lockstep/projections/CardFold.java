package org.lockstep.projections;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.AccountEvent.AccountOpened;
import org.lockstep.domain.account.AccountEvent.AdvancedProtectionTurnedOff;
import org.lockstep.domain.account.AccountEvent.AdvancedProtectionTurnedOn;
import org.lockstep.domain.account.AccountEvent.CircleSecretRotated;
import org.lockstep.domain.account.AccountEvent.DeviceAdded;
import org.lockstep.domain.account.AccountEvent.DeviceRevoked;
import org.lockstep.domain.account.AccountEvent.DeviceSoftwareUpdated;
import org.lockstep.domain.account.AccountEvent.RecoveryKeyRemoved;
import org.lockstep.domain.account.AccountEvent.RecoveryKeySet;
import org.lockstep.domain.account.AccountEvent.ServiceSecretEscrowed;
import org.lockstep.domain.account.AccountEvent.ServiceSecretRotated;
import org.lockstep.domain.account.AccountEvent.ServiceSecretsDestroyed;
import org.lockstep.domain.account.CircleEpoch;
import org.lockstep.domain.account.Keyring;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.custody.CategoryProtection;
import org.lockstep.domain.custody.CustodyReplay;
import org.lockstep.domain.id.DeviceId;

/// Collects an account's seals from its events. Confined to one thread, for one stream.
final class CardFold {
  private final List<ServiceEpoch> service = new ArrayList<>();
  private final List<CircleEpoch> circle = new ArrayList<>();
  private final Map<DeviceId, Bytes> identitySeals = new HashMap<>();
  private final CustodyReplay replay = new CustodyReplay();
  private final Map<RecoveryMethod, RecoveryKeys> recovery = new EnumMap<>(RecoveryMethod.class);

  private CardFold() {}

  /// The card after all events of an account's stream; empty if it never opened.
  static Optional<AccountCard> of(List<Decoded> events) {
    var fold = new CardFold();
    for (var decoded : events) {
      if (decoded.event() instanceof AccountEvent event) fold.apply(event);
      fold.replay.apply(decoded.recorded());
    }
    return Account.fold(events).map(fold::card);
  }

  private AccountCard card(Account account) {
    var table = CategoryProtection.table(account.state(), replay.graph());
    return new AccountCard(account, service, circle, identitySeals, recovery, table);
  }

  private void apply(AccountEvent event) {
    switch (event) {
      case AccountOpened e -> {
        service.add(e.service());
        circle.add(e.circle());
        identitySeals.put(e.device().id(), e.identitySeal());
      }
      case DeviceAdded e -> add(e.device().id(), e.keyring());
      case AccountEvent.DeviceRecovered e -> add(e.device().id(), e.keyring());
      case ServiceSecretRotated e -> service.add(e.service());
      case CircleSecretRotated e -> circle.add(e.circle());
      case RecoveryKeySet e -> recovery.put(RecoveryMethod.KEY, e.keys());
      case RecoveryKeyRemoved _ -> recovery.remove(RecoveryMethod.KEY);
      case AccountEvent.OfRecoveryMethod e -> apply(e);
      case AccountEvent.AboutSignIn _,
          AccountEvent.AboutClosing _,
          AccountEvent.OfOwnData _,
          DeviceRevoked _,
          DeviceSoftwareUpdated _,
          AdvancedProtectionTurnedOn _,
          AdvancedProtectionTurnedOff _,
          ServiceSecretEscrowed _,
          ServiceSecretsDestroyed _ -> {}
    }
  }

  private void apply(AccountEvent.OfRecoveryMethod event) {
    switch (event) {
      case AccountEvent.RecoveryContactsSet e -> recovery.put(RecoveryMethod.CONTACTS, e.keys());
      case AccountEvent.RecoveryContactsRemoved _ -> recovery.remove(RecoveryMethod.CONTACTS);
      case AccountEvent.RecoveryContactConfirmed _ -> {}
    }
  }

  /// A newly trusted device receives the current secrets; older ones follow from them.
  private void add(DeviceId device, Keyring keyring) {
    identitySeals.put(device, keyring.identity());
    service.add(alsoSealedTo(device, keyring.service(), service.removeLast()));
    circle.add(alsoSealedTo(device, keyring.circle(), circle.removeLast()));
  }

  private static ServiceEpoch alsoSealedTo(DeviceId device, Bytes seal, ServiceEpoch e) {
    return new ServiceEpoch(
        e.number(),
        e.commitment(),
        e.categoryKeys(),
        e.signature(),
        plus(e.seals(), device, seal),
        e.previous());
  }

  private static CircleEpoch alsoSealedTo(DeviceId device, Bytes seal, CircleEpoch e) {
    return new CircleEpoch(
        e.number(), e.commitment(), e.signature(), plus(e.seals(), device, seal), e.previous());
  }

  private static Map<DeviceId, Bytes> plus(Map<DeviceId, Bytes> seals, DeviceId d, Bytes seal) {
    var more = new HashMap<>(seals);
    more.put(d, seal);
    return more;
  }
}
