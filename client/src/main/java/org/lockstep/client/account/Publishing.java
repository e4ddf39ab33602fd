package org.lockstep.client.account;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.crypto.account.CategoryKeySet;
import org.lockstep.crypto.account.Roster;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.account.SecretSeal;
import org.lockstep.crypto.epoch.EpochBundle;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.CircleEpoch;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;

/// Makes what an account publishes: signed rosters, and epochs of its secrets.
final class Publishing {
  private static final List<String> CATEGORIES =
      Category.SHAREABLE.stream().map(Category::name).toList();

  private Publishing() {}

  static RosterProof roster(
      AccountId account, long counter, Collection<RosterDevice> devices, SigningKey identity) {
    var roster = new Roster(account.value(), counter, List.copyOf(devices));
    return new RosterProof(counter, Bytes.of(roster.sign(identity)));
  }

  /// @param older the secret before, to be wrapped under the new one
  static ServiceEpoch service(
      EpochSecret secret,
      Optional<EpochSecret> older,
      Collection<RosterDevice> devices,
      SigningKey identity) {
    var keys = CategoryKeySet.of(secret, CATEGORIES);
    var published = new EnumMap<Category, Bytes>(Category.class);
    keys.keys()
        .forEach((name, key) -> published.put(Category.valueOf(name), Bytes.of(key.bytes())));
    return new ServiceEpoch(
        Math.toIntExact(secret.epoch().number()),
        Bytes.of(secret.commitment()),
        published,
        Bytes.of(keys.sign(identity)),
        seals(secret, devices),
        previous(secret, older));
  }

  /// @param older the secret before, to be wrapped under the new one
  static CircleEpoch circle(
      EpochSecret secret,
      Optional<EpochSecret> older,
      Collection<RosterDevice> devices,
      SigningKey identity) {
    return new CircleEpoch(
        Math.toIntExact(secret.epoch().number()),
        Bytes.of(secret.commitment()),
        Bytes.of(CategoryKeySet.of(secret, List.of()).sign(identity)),
        seals(secret, devices),
        previous(secret, older));
  }

  private static Map<DeviceId, Bytes> seals(EpochSecret secret, Collection<RosterDevice> devices) {
    var seals = new HashMap<DeviceId, Bytes>();
    devices.forEach(
        device -> seals.put(new DeviceId(device.id()), Bytes.of(SecretSeal.make(device, secret))));
    return seals;
  }

  private static Bytes previous(EpochSecret secret, Optional<EpochSecret> older) {
    return older
        .map(before -> Bytes.of(EpochBundle.make(secret, before.secret())))
        .orElse(Bytes.EMPTY);
  }
}
