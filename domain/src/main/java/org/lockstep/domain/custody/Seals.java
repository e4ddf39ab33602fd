package org.lockstep.domain.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockstep.domain.Event;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.CircleEpoch;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.handle.HandleClaimed;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemEvent;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.log.LogBegun;
import org.lockstep.domain.share.Grant;
import org.lockstep.domain.share.ShareEpoch;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.domain.share.ShareState;

/// The seals that an event adds to the custody graph. Nothing else adds any, and nothing takes one
/// away.
public final class Seals {
  private static final Key VAULT = new Key.Vault();

  private Seals() {}

  /// The seals of `event`.
  ///
  /// @param before what the accounts and shares were before it: a newly trusted holder receives
  ///     their current secrets, and a
  ///     grant is sealed to the category of the share's kind
  public static List<Seal> of(Event event, Custody before) {
    return switch (event) {
      case AccountEvent e -> ofAccount(e, before);
      case ShareEvent.EpochStarted e ->
          kindOf(e.share(), before)
              .map(kind -> ofEpoch(e.share(), e.epoch(), kind))
              .orElse(List.of());
      case ShareEvent.KeyGranted e ->
          kindOf(e.share(), before)
              .map(kind -> List.of(ofGrant(e.share(), e.epoch(), e.grant(), kind)))
              .orElse(List.of());
      case ShareEvent.EpochEscrowed e ->
          List.of(new Seal(VAULT, new Key.Share(e.share(), e.epoch())));
      case ShareEvent _, ItemEvent _, HandleClaimed _, KeyUsed _, LogBegun _ -> List.of();
    };
  }

  /// The kind of a share; none of one that was never created, whose events mean nothing.
  private static Optional<ShareKind> kindOf(ShareId share, Custody before) {
    return before.share(share).map(ShareState.Active::kind);
  }

  private static List<Seal> ofAccount(AccountEvent event, Custody before) {
    return switch (event) {
      case AccountEvent.AccountOpened e -> {
        var seals = ofService(e.account(), e.service());
        seals.addAll(ofCircle(e.account(), e.circle()));
        seals.addAll(OwnDataSeals.ofServer(e.account()));
        yield seals;
      }
      case AccountEvent.ServiceSecretRotated e -> ofService(e.account(), e.service());
      case AccountEvent.CircleSecretRotated e -> ofCircle(e.account(), e.circle());
      case AccountEvent.DeviceAdded e ->
          ofHolder(new Key.OfDevice(e.device().id()), e.account(), before);
      case AccountEvent.DeviceRecovered e ->
          ofHolder(new Key.OfDevice(e.device().id()), e.account(), before);
      case AccountEvent.RecoveryKeySet e ->
          ofHolder(new Key.Recovery(e.account(), e.keys().number()), e.account(), before);
      case AccountEvent.RecoveryContactsSet e ->
          ofHolder(new Key.Recovery(e.account(), e.keys().number()), e.account(), before);
      case AccountEvent.ServiceSecretEscrowed e ->
          List.of(new Seal(VAULT, new Key.Service(e.account(), e.epoch())));
      case AccountEvent.OfOwnData e -> OwnDataSeals.of(e);
      case AccountEvent.WebCategoryHandedOver e ->
          List.of(
              new Seal(
                  new Key.OfSession(e.session()),
                  new Key.OfCategory(e.account(), e.category(), e.epoch())));
      case AccountEvent.AboutSignIn _,
          AccountEvent.AboutClosing _,
          AccountEvent.DeviceRevoked _,
          AccountEvent.DeviceSoftwareUpdated _,
          AccountEvent.RecoveryKeyRemoved _,
          AccountEvent.AdvancedProtectionTurnedOn _,
          AccountEvent.AdvancedProtectionTurnedOff _,
          AccountEvent.ServiceSecretsDestroyed _ ->
          List.of();
    };
  }

  private static List<Seal> ofService(AccountId account, ServiceEpoch epoch) {
    var seals = new ArrayList<Seal>();
    var secret = new Key.Service(account, epoch.number());
    epoch.seals().keySet().forEach(d -> seals.add(new Seal(new Key.OfDevice(d), secret)));
    if (epoch.number() > 1) {
      seals.add(new Seal(secret, new Key.Service(account, epoch.number() - 1)));
    }
    epoch
        .categoryKeys()
        .keySet()
        .forEach(c -> seals.add(new Seal(secret, new Key.OfCategory(account, c, epoch.number()))));
    seals.addAll(OwnDataSeals.ofService(account, epoch.number()));
    return seals;
  }

  private static List<Seal> ofCircle(AccountId account, CircleEpoch epoch) {
    var seals = new ArrayList<Seal>();
    var secret = new Key.Circle(account, epoch.number());
    epoch.seals().keySet().forEach(d -> seals.add(new Seal(new Key.OfDevice(d), secret)));
    if (epoch.number() > 1) {
      seals.add(new Seal(secret, new Key.Circle(account, epoch.number() - 1)));
    }
    seals.addAll(OwnDataSeals.ofCircle(account, epoch.number()));
    return seals;
  }

  private static List<Seal> ofHolder(Key holder, AccountId account, Custody before) {
    return before
        .account(account)
        .map(
            open ->
                List.of(
                    new Seal(holder, new Key.Service(account, open.service().current())),
                    new Seal(holder, new Key.Circle(account, open.circle().current()))))
        .orElse(List.of());
  }

  private static List<Seal> ofEpoch(ShareId share, ShareEpoch epoch, ShareKind kind) {
    var seals = new ArrayList<Seal>();
    epoch.grants().forEach(grant -> seals.add(ofGrant(share, epoch.number(), grant, kind)));
    if (epoch.number() > 1) {
      seals.add(
          new Seal(new Key.Share(share, epoch.number()), new Key.Share(share, epoch.number() - 1)));
    }
    return seals;
  }

  private static Seal ofGrant(ShareId share, int epoch, Grant grant, ShareKind kind) {
    return new Seal(
        new Key.OfCategory(grant.recipient(), kind.category(), grant.serviceEpoch()),
        new Key.Share(share, epoch));
  }

  /// The keys that only devices ever hold, in any history: the vault reaches none of them (R24,
  /// R26).
  public static Set<Class<? extends Key>> neverReachedByTheVault() {
    return Set.of(Key.OfDevice.class, Key.Recovery.class, Key.Circle.class, Key.OfSession.class);
  }
}
