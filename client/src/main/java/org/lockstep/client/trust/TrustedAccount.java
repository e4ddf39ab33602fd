package org.lockstep.client.trust;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lockstep.crypto.account.CategoryKeySet;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.share.GrantTerms;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;

/// What an account's identity key signed, as far as it was shown: every signature here is verified.
///
/// @param roster the counter of its roster
/// @param devices its roster
/// @param formerDevices the signing keys of those that were on an earlier roster
/// @param service its category keys by epoch of the service secret; never empty
public record TrustedAccount(
    AccountId account,
    VerifyingKey identity,
    long roster,
    Map<DeviceId, RosterDevice> devices,
    Map<DeviceId, VerifyingKey> formerDevices,
    SortedMap<Integer, CategoryKeySet> service) {
  /// Copies what is mutable.
  public TrustedAccount {
    devices = Map.copyOf(devices);
    formerDevices = Map.copyOf(formerDevices);
    service = Collections.unmodifiableSortedMap(new TreeMap<>(service));
  }

  /// The current epoch of its service secret.
  public int serviceEpoch() {
    return service.lastKey();
  }

  /// The signing key of a device that is on its roster now.
  public Optional<VerifyingKey> signingKey(DeviceId device) {
    return Optional.ofNullable(devices.get(device)).map(RosterDevice::signingKey);
  }

  /// The signing key of a device that is or was on its roster.
  public Optional<VerifyingKey> signingKeyEver(DeviceId device) {
    return signingKey(device).or(() -> Optional.ofNullable(formerDevices.get(device)));
  }

  /// Whom to seal a share's secret to: its current key of a category.
  public GrantTerms.Recipient recipient(Category category) {
    return recipient(category, serviceEpoch()).orElseThrow();
  }

  /// Whom a share's secret was sealed to: its key of a category and epoch, if it published one.
  public Optional<GrantTerms.Recipient> recipient(Category category, int epoch) {
    return Optional.ofNullable(service.get(epoch))
        .map(published -> published.keys().get(category.name()))
        .map(key -> new GrantTerms.Recipient(account.value(), key, epoch));
  }

  /// Checks that the account committed to a circle secret.
  ///
  /// @throws org.lockstep.client.failure.TrustRefused if it did not
  public void requireCircle(int number, Bytes commitment, Bytes signature) {
    Signed.requireCircle(account, identity, number, commitment, signature);
  }

  /// What secrets may be sealed to for the account's recovery key.
  ///
  /// @throws org.lockstep.client.failure.TrustRefused if the account did not sign it
  public org.lockstep.crypto.recovery.RecoveryKeys recoveryKeys(RecoveryKeys shown) {
    return Signed.recoveryKeys(account, identity, shown);
  }
}
