package org.lockstep.client.account;

import java.util.Optional;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.Home;
import org.lockstep.client.home.KnownMode;
import org.lockstep.client.home.Pins;
import org.lockstep.client.trust.OwnOrders;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.wire.message.AccountMessages.OwnAccount;

/// What this device knows of its own account's mode: a server that says `STANDARD` must not thereby
/// be handed the service secret.
public final class OwnMode {
  private final Home home;

  /// The mode of this home's account.
  public OwnMode(Home home) {
    this.home = home;
  }

  /// Whether this device may give the vault the service secret: it knows that its person turned
  /// protection off, or never turned it on.
  ///
  /// Where another device turned it off, that device escrows; here the person says so again.
  ///
  /// @throws TrustRefused if the server's word contradicts what this device knows
  public boolean permitsEscrow(OwnAccount said) {
    var pins = home.pins();
    requireConsistent(said, pins);
    if (said.mode() == ProtectionMode.ADVANCED) {
      home.pin(now -> now.withMode(new KnownMode(said.mode(), said.modeCounter())));
      return false;
    }
    boolean known = pins.mode().equals(Optional.of(new KnownMode(said.mode(), said.modeCounter())));
    return known || pins.orders().contains(OwnOrders.protectionOff(said.modeCounter()));
  }

  /// What this device can tell another one of the mode: never more than it knows without the
  /// server, and `ADVANCED` wherever it is in doubt.
  ///
  /// @return empty if it knows nothing itself
  /// @throws TrustRefused if the server's word contradicts what this device knows
  Optional<KnownMode> known(OwnAccount said) {
    return permitsEscrow(said)
        ? Optional.of(new KnownMode(said.mode(), said.modeCounter()))
        : home.pins().mode();
  }

  private static void requireConsistent(OwnAccount said, Pins pins) {
    pins.mode()
        .filter(known -> contradicts(said, known))
        .ifPresent(
            known -> {
              throw new TrustRefused(
                  new Breach.ModeMisstated(said.account(), said.mode(), known.mode()));
            });
  }

  private static boolean contradicts(OwnAccount said, KnownMode known) {
    return said.modeCounter() < known.counter()
        || (said.modeCounter() == known.counter() && said.mode() != known.mode());
  }

  /// Remembers that this person wants `STANDARD`, by the mode change of that counter.
  void turningOff(long counter) {
    home.pin(pins -> pins.ordering(OwnOrders.protectionOff(counter)));
  }

  /// Remembers a mode that the server confirmed.
  void is(ProtectionMode mode, long counter) {
    home.pin(pins -> pins.withMode(new KnownMode(mode, counter)));
  }
}
