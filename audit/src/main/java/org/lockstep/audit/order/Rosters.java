package org.lockstep.audit.order;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lockstep.crypto.account.Roster;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;

/// The devices that accounts trusted, as of the event that was taken last. Each roster's signature
/// by the account's identity key is checked. Confined to one thread.
final class Rosters {
  /// How long an order that was on its way may be recorded after its device was revoked: the
  /// server admits a request before it orders its events.
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

  private final Map<AccountId, Known> accounts = new HashMap<>();

  private record Gone(RosterDevice device, Instant at) {}

  private static final class Known {
    private final VerifyingKey identity;
    private final Map<DeviceId, RosterDevice> devices = new HashMap<>();
    private final Map<DeviceId, Gone> gone = new HashMap<>();

    Known(VerifyingKey identity) {
      this.identity = identity;
    }
  }

  /// Takes in an account's next event.
  ///
  /// @throws OrderRefused if the identity key did not sign its roster
  void take(long position, Instant at, AccountEvent event) {
    try {
      apply(at, event);
    } catch (Unsigned | IllegalArgumentException | SealRefused e) {
      throw new OrderRefused(position, OrderFault.ROSTER_NOT_SIGNED);
    }
  }

  private void apply(Instant at, AccountEvent event) throws Unsigned {
    switch (event) {
      case AccountEvent.AccountOpened e -> {
        if (accounts.containsKey(e.account())) throw new Unsigned();
        accounts.put(e.account(), new Known(VerifyingKey.of(e.identityKey().toArray())));
        add(e.account(), e.device(), e.roster());
      }
      case AccountEvent.DeviceAdded e -> add(e.account(), e.device(), e.roster());
      case AccountEvent.DeviceRecovered e -> add(e.account(), e.device(), e.roster());
      case AccountEvent.DeviceRevoked e -> {
        var known = known(e.account());
        part(known, e.device(), at);
        check(e.account(), known, e.roster());
      }
      case AccountEvent.AccountClosed e -> {
        var known = known(e.account());
        for (var device : known.devices.keySet().toArray(DeviceId[]::new)) part(known, device, at);
      }
      case AccountEvent _ -> {} // changes no roster
    }
  }

  private void add(AccountId account, Device device, RosterProof proof) throws Unsigned {
    var known = known(account);
    known.devices.put(
        device.id(),
        new RosterDevice(
            device.id().value(),
            VerifyingKey.of(device.signingKey().toArray()),
            SealingKey.of(device.sealingKey().toArray())));
    check(account, known, proof);
  }

  private Known known(AccountId account) throws Unsigned {
    var known = accounts.get(account);
    if (known == null) throw new Unsigned();
    return known;
  }

  private static void part(Known known, DeviceId device, Instant at) {
    var parted = known.devices.remove(device);
    if (parted != null) known.gone.put(device, new Gone(parted, at));
  }

  private static void check(AccountId account, Known known, RosterProof proof) throws Unsigned {
    var roster =
        new Roster(account.value(), proof.counter(), java.util.List.copyOf(known.devices.values()));
    if (!roster.verify(known.identity, proof.signature().toArray())) throw new Unsigned();
  }

  /// The key of a device that the account trusted at a time not before the last event, or whose
  /// request was on its way when it ceased to.
  Optional<VerifyingKey> key(AccountId account, DeviceId device, Instant at) {
    return Optional.ofNullable(accounts.get(account))
        .flatMap(
            known ->
                Optional.ofNullable(known.devices.get(device)).or(() -> late(known, device, at)))
        .map(RosterDevice::signingKey);
  }

  private static Optional<RosterDevice> late(Known known, DeviceId device, Instant at) {
    return Optional.ofNullable(known.gone.get(device))
        .filter(gone -> !at.isAfter(gone.at().plus(ON_ITS_WAY)))
        .map(Gone::device);
  }

  /// A roster that its account did not sign.
  private static final class Unsigned extends Exception {
    private static final long serialVersionUID = 1;
  }
}
