package org.lockstep.client.trust;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.crypto.account.CategoryKeySet;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.recovery.RecoveryKeys;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.CircleEpoch;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.account.MessagesKey;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;

/// Follows one account through its events, and verifies what its identity key is said to have
/// signed. Confined to one thread.
final class AccountCheck {
  private final AccountId account;
  private final Map<DeviceId, RosterDevice> devices = new HashMap<>();
  private final Map<DeviceId, VerifyingKey> former = new HashMap<>();
  private final SortedMap<Integer, CategoryKeySet> service = new TreeMap<>();
  private final RecoveryCheck recovery;
  private @Nullable VerifyingKey identity;
  private long roster;
  private boolean closed;

  AccountCheck(AccountId account) {
    this.account = account;
    this.recovery = new RecoveryCheck(account);
  }

  /// Takes in the account's next event.
  ///
  /// @throws TrustRefused if a signature is missing, or an older state comes back
  void apply(AccountEvent event) {
    switch (event) {
      case AccountEvent.AccountOpened e -> open(e);
      case AccountEvent.DeviceAdded e -> add(e.device(), e.roster());
      case AccountEvent.DeviceRecovered e -> add(e.device(), e.roster());
      case AccountEvent.DeviceRevoked e -> revoke(e.device(), e.roster());
      case AccountEvent.ServiceSecretRotated e -> publish(e.service());
      case AccountEvent.CircleSecretRotated e -> renew(e.circle());
      case AccountEvent.RecoveryKeySet e -> recovery.set(RecoveryMethod.KEY, e.keys(), identity());
      case AccountEvent.RecoveryKeyRemoved _ -> recovery.end(RecoveryMethod.KEY);
      case AccountEvent.OfRecoveryMethod e -> recovery.apply(e, identity());
      case AccountEvent.MessagesKeyStarted e -> renew(e.key());
      case AccountEvent.AccountClosed _ -> close();
      case AccountEvent.AccountErased _,
          AccountEvent.AboutSignIn _,
          AccountEvent.OfOwnData _,
          AccountEvent.DeviceSoftwareUpdated _,
          AccountEvent.AdvancedProtectionTurnedOn _,
          AccountEvent.AdvancedProtectionTurnedOff _,
          AccountEvent.ServiceSecretEscrowed _,
          AccountEvent.ServiceSecretsDestroyed _ -> {}
    }
  }

  private void open(AccountEvent.AccountOpened e) {
    // Openings come once; a stream with two would be a way to a second identity.
    if (identity != null) {
      throw new TrustRefused(new Breach.RosterSignatureWrong(account, e.roster().counter()));
    }
    identity =
        Signed.usable(
            () -> VerifyingKey.of(e.identityKey().toArray()),
            new Breach.RosterSignatureWrong(account, e.roster().counter()));
    add(e.device(), e.roster());
    publish(e.service());
    renew(e.circle());
  }

  private void renew(CircleEpoch epoch) {
    Signed.requireCircle(
        account, identity(), epoch.number(), epoch.commitment(), epoch.signature());
  }

  private void renew(MessagesKey key) {
    Signed.requireMessages(account, identity(), key);
  }

  private void add(Device device, RosterProof proof) {
    var added =
        Signed.device(
            account,
            proof.counter(),
            device.id().value(),
            device.signingKey(),
            device.sealingKey());
    devices.put(device.id(), added);
    renew(proof);
  }

  private void revoke(DeviceId device, RosterProof proof) {
    var gone = devices.remove(device);
    if (gone != null) former.put(device, gone.signingKey());
    renew(proof);
  }

  /// No device speaks for a closed account: what comes later in its name is made up (R102).
  private void close() {
    devices.forEach((id, device) -> former.put(id, device.signingKey()));
    devices.clear();
    closed = true;
  }

  /// Whether the account is closed.
  boolean isClosed() {
    return closed;
  }

  private void renew(RosterProof proof) {
    if (proof.counter() <= roster) {
      throw new TrustRefused(new Breach.RosterRolledBack(account, roster, proof.counter()));
    }
    Signed.requireRoster(account, identity(), devices.values(), proof);
    roster = proof.counter();
  }

  private void publish(ServiceEpoch epoch) {
    int expected = service.isEmpty() ? 1 : service.lastKey() + 1;
    if (epoch.number() != expected) {
      throw new TrustRefused(new Breach.EpochNotNext(account.value(), expected, epoch.number()));
    }
    var published =
        new Signed.Published(
            epoch.number(), epoch.commitment(), epoch.categoryKeys(), epoch.signature());
    service.put(epoch.number(), Signed.categoryKeys(account, identity(), published));
  }

  private VerifyingKey identity() {
    return Objects.requireNonNull(identity, "a stream begins with the opening");
  }

  /// The signing key of a device that is on the roster now.
  Optional<VerifyingKey> signingKey(DeviceId device) {
    return Optional.ofNullable(devices.get(device)).map(RosterDevice::signingKey);
  }

  /// Whether a device is or was on the roster.
  boolean isKnown(DeviceId device) {
    return devices.containsKey(device) || former.containsKey(device);
  }

  /// What brings the account back now, by method.
  Map<RecoveryMethod, RecoveryKeys> recovery() {
    return recovery.standing();
  }

  /// What was verified so far.
  TrustedAccount verified() {
    return new TrustedAccount(account, identity(), roster, devices, former, service);
  }
}
