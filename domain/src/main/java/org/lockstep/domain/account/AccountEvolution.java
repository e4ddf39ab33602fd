package org.lockstep.domain.account;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockstep.domain.account.AccountEvent.AccountClosed;
import org.lockstep.domain.account.AccountEvent.AccountErased;
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
import org.lockstep.domain.account.AccountState.Closed;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.account.AccountState.Unborn;
import org.lockstep.domain.id.DeviceId;

/// How an account's events add up. Total: it accepts everything that was ever recorded, and judges
/// nothing.
public final class AccountEvolution {
  private AccountEvolution() {}

  /// The state after `event`. Events of an account that never opened leave it unborn.
  public static AccountState evolve(AccountState state, AccountEvent event) {
    return switch (state) {
      case Unborn unborn -> event instanceof AccountOpened opened ? open(opened) : unborn;
      case Open open -> evolve(open, event);
      case Closed closed -> event instanceof AccountErased erased ? erase(closed, erased) : closed;
    };
  }

  private static Open open(AccountOpened e) {
    return new Open(
        e.account(),
        e.identityKey(),
        ProtectionMode.STANDARD,
        0,
        Map.of(e.device().id(), e.device()),
        Set.of(),
        e.roster().counter(),
        0,
        0,
        SecretEpochs.FIRST,
        SecretEpochs.FIRST,
        SignIn.NONE,
        OwnData.NONE);
  }

  private static Closed close(Open open) {
    var devices = new HashMap<>(open.devices());
    devices.replaceAll((_, device) -> device.erased());
    return new Closed(
        open.withDevices(devices, open.formerDevices(), open.rosterCounter()), Optional.empty());
  }

  private static Closed erase(Closed closed, AccountErased event) {
    var last = closed.last();
    return new Closed(
        last.withSecrets(last.service().destroyed(), last.circle()), Optional.of(event.erasure()));
  }

  private static AccountState evolve(Open open, AccountEvent event) {
    var service = open.service();
    var circle = open.circle();
    return switch (event) {
      case AccountOpened _, AccountErased _ -> open;
      case AccountClosed _ -> close(open);
      case DeviceAdded e -> with(open, e.device(), e.roster().counter());
      case DeviceRevoked e -> without(open, e);
      case AccountEvent.DeviceRecovered e -> recovered(open, e);
      case DeviceSoftwareUpdated e -> updated(open, e);
      case RecoveryKeySet e -> open.withRecovery(e.keys().number(), e.keys().number());
      case RecoveryKeyRemoved _ -> open.withRecovery(0, open.recoveriesMade());
      case AccountEvent.OfRecoveryMethod e -> ofMethod(open, e);
      case AccountEvent.AboutSignIn e -> open.withSignIn(open.signIn().after(e));
      case AccountEvent.OfOwnData e -> open.withOwn(open.own().after(e));
      case AdvancedProtectionTurnedOn e -> open.withMode(ProtectionMode.ADVANCED, e.counter());
      case AdvancedProtectionTurnedOff e -> open.withMode(ProtectionMode.STANDARD, e.counter());
      case ServiceSecretRotated e ->
          open.withSecrets(service.rotated(e.service().number()), circle);
      case CircleSecretRotated e -> open.withSecrets(service, circle.rotated(e.circle().number()));
      case ServiceSecretEscrowed e -> open.withSecrets(service.escrowed(e.epoch()), circle);
      case ServiceSecretsDestroyed _ -> open.withSecrets(service.destroyed(), circle);
    };
  }

  private static Open with(Open open, Device device, long counter) {
    var devices = new HashMap<>(open.devices());
    devices.put(device.id(), device);
    return open.withDevices(devices, open.formerDevices(), counter);
  }

  private static Open without(Open open, DeviceRevoked e) {
    var devices = new HashMap<>(open.devices());
    var former = new HashSet<DeviceId>(open.formerDevices());
    devices.remove(e.device());
    former.add(e.device());
    return open.withDevices(devices, former, e.roster().counter())
        .withSecrets(open.service().leaked(), open.circle().leaked());
  }

  private static Open recovered(Open open, AccountEvent.DeviceRecovered e) {
    var rest = open.signIn().recoveries().without(e.recovery());
    return with(open, e.device(), e.roster().counter())
        .withSignIn(open.signIn().with(rest))
        .withSecrets(open.service().leaked(), open.circle().leaked());
  }

  private static Open ofMethod(Open open, AccountEvent.OfRecoveryMethod event) {
    int made =
        switch (event) {
          case AccountEvent.RecoveryContactsSet e -> e.keys().number();
          case AccountEvent.RecoveryContactConfirmed _, AccountEvent.RecoveryContactsRemoved _ ->
              open.recoveriesMade();
        };
    return open.withRecovery(open.recovery(), made).withSignIn(open.signIn().after(event));
  }

  private static Open updated(Open open, DeviceSoftwareUpdated e) {
    var devices = new HashMap<>(open.devices());
    devices.computeIfPresent(e.device(), (_, device) -> device.running(e.version()));
    return open.withDevices(devices, open.formerDevices(), open.rosterCounter());
  }
}
