package org.lockstep.client.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.Home;
import org.lockstep.client.home.KnownRecovery;
import org.lockstep.client.trust.OwnHistory;
import org.lockstep.client.trust.ServerKeys;
import org.lockstep.client.trust.TrustedAccount;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.escrow.Escrow;
import org.lockstep.crypto.recovery.RecoveryKeys;
import org.lockstep.crypto.recovery.RecoverySeal;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.wire.message.AccountMessages.EscrowService;
import org.lockstep.wire.message.AccountMessages.OwnAccount;
import org.lockstep.wire.message.AccountMessages.RotateCircle;
import org.lockstep.wire.message.AccountMessages.RotateService;
import org.lockstep.wire.message.AccountMessages.SealedForRecovery;

/// Replaces the account's secrets, and gives the vault what `STANDARD` gives it.
public final class Rotation {
  private final ServerConnection server;
  private final Home home;
  private final OwnSecrets secrets;
  private final ServerKeys serverKeys;
  private final OwnHistory history;

  /// Wired by the client.
  public Rotation(
      ServerConnection server,
      Home home,
      OwnSecrets secrets,
      ServerKeys serverKeys,
      OwnHistory history) {
    this.server = server;
    this.home = home;
    this.secrets = secrets;
    this.serverKeys = serverKeys;
    this.history = history;
  }

  /// Gives the account a new service secret.
  public void rotateService() {
    var keys = secrets.open();
    var older = keys.currentService();
    var secret = EpochSecret.random(older.epoch().next());
    var devices = keys.own().devices().values();
    var epoch = Publishing.service(secret, Optional.of(older), devices, keys.identity());
    server.command(
        "POST",
        "/v1/account/service-epochs",
        new RotateService(epoch, sealedForRecovery(keys.own(), secret)));
  }

  /// Gives the account a new circle secret.
  public void rotateCircle() {
    var keys = secrets.open();
    var older = keys.currentCircle();
    var secret = EpochSecret.random(older.epoch().next());
    var epoch =
        Publishing.circle(
            secret, Optional.of(older), keys.own().devices().values(), keys.identity());
    server.command(
        "POST",
        "/v1/account/circle-epochs",
        new RotateCircle(epoch, sealedForRecovery(keys.own(), secret)));
  }

  /// Gives the vault the current service secret.
  public void escrowService() {
    var secret = secrets.open().currentService();
    var seal = Bytes.of(Escrow.make(serverKeys.vault(), secret));
    server.command(
        "PUT",
        "/v1/account/service-escrow",
        new EscrowService(Math.toIntExact(secret.epoch().number()), seal));
  }

  /// The secret for each recovery method that the account has: the key as it is pinned, the others
  /// as the account's own history tells.
  ///
  /// @throws TrustRefused if the account did not sign what they rest on
  private List<SealedForRecovery> sealedForRecovery(TrustedAccount own, EpochSecret secret) {
    var all = new ArrayList<SealedForRecovery>();
    sealedForKey(own, secret).ifPresent(all::add);
    history
        .read()
        .recovery()
        .forEach(
            (method, keys) -> {
              if (method != RecoveryMethod.KEY) all.add(sealed(keys, secret));
            });
    return all;
  }

  private static SealedForRecovery sealed(RecoveryKeys keys, EpochSecret secret) {
    return new SealedForRecovery(
        Math.toIntExact(keys.number()), Bytes.of(RecoverySeal.make(keys, secret)));
  }

  /// The secret for the account's recovery key, if it has one.
  ///
  /// @throws TrustRefused if the account did not sign that key, or signed a later one before
  private Optional<SealedForRecovery> sealedForKey(TrustedAccount own, EpochSecret secret) {
    var published = server.get("/v1/account", OwnAccount.class).recovery();
    var shown = Optional.ofNullable(published.get(RecoveryMethod.KEY));
    if (shown.isEmpty()) return Optional.empty();
    var keys = own.recoveryKeys(shown.get());
    var known = KnownRecovery.of(keys);
    if (home.pins().recovery().filter(pinned -> !pinned.isFollowedBy(known)).isPresent()) {
      throw new TrustRefused(new Breach.RecoveryKeyWrong(own.account(), shown.get().number()));
    }
    home.pin(pins -> pins.withRecovery(Optional.of(known)));
    return Optional.of(sealed(keys, secret));
  }
}
