package org.lockstep.client.account;

import java.util.NavigableMap;
import java.util.Optional;
import org.lockstep.client.trust.TrustedAccount;
import org.lockstep.crypto.account.CategoryKeys;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.id.DeviceId;

/// The account's secrets, opened. Lives in memory only, for one piece of work.
///
/// @param device this device
/// @param own what the account published
/// @param identity signs rosters and category keys
/// @param service its service secrets by epoch
/// @param circle its circle secrets by epoch
public record KeyChain(
    DeviceId device,
    TrustedAccount own,
    SigningKey identity,
    NavigableMap<Integer, EpochSecret> service,
    NavigableMap<Integer, EpochSecret> circle) {
  /// The current service secret.
  public EpochSecret currentService() {
    return service.lastEntry().getValue();
  }

  /// The current circle secret.
  public EpochSecret currentCircle() {
    return circle.lastEntry().getValue();
  }

  /// The private half of a category's key of an epoch, if there was such an epoch.
  public Optional<OpeningKey> opener(Category category, long epoch) {
    return Optional.ofNullable(service.get(Math.toIntExact(epoch)))
        .map(secret -> CategoryKeys.derive(secret.secret(), category.name()));
  }

  /// Does not show secrets.
  @Override
  public String toString() {
    return "KeyChain[" + own.account() + "]";
  }
}
