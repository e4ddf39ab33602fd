package org.lockstep.client.account;

import java.util.Optional;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.home.Home;
import org.lockstep.client.trust.ServerKeys;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.escrow.Escrow;
import org.lockstep.crypto.recovery.RecoveryKeys;
import org.lockstep.crypto.recovery.RecoverySeal;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.message.AccountMessages.EscrowService;
import org.lockstep.wire.message.AccountMessages.RotateCircle;
import org.lockstep.wire.message.AccountMessages.RotateService;

/// Replaces the account's secrets, and gives the vault what `STANDARD` gives it.
public final class Rotation {
  private final ServerConnection server;
  private final Home home;
  private final OwnSecrets secrets;
  private final ServerKeys serverKeys;

  /// Wired by the client.
  public Rotation(
      ServerConnection server, Home home, OwnSecrets secrets, ServerKeys serverKeys) {
    this.server = server;
    this.home = home;
    this.secrets = secrets;
    this.serverKeys = serverKeys;
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
        new RotateService(epoch, recoverySeal(keys.own().account(), secret)));
  }

  /// Gives the account a new circle secret.
  public void rotateCircle() {
    var keys = secrets.open();
    var older = keys.currentCircle();
    var secret = EpochSecret.random(older.epoch().next());
    var epoch = Publishing.circle(secret, Optional.of(older), keys.own().devices().values(), keys.identity());
    server.command(
        "POST",
        "/v1/account/circle-epochs",
        new RotateCircle(epoch, recoverySeal(keys.own().account(), secret)));
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

  /// The secret for the recovery key that this device made. Of a recovery key that another device
  /// made nothing signed is shown, so nothing is sealed to it: the server could have put in its
  /// own.
  private Optional<Bytes> recoverySeal(AccountId account, EpochSecret secret) {
    return home.pins()
        .recovery()
        .map(
            known ->
                new RecoveryKeys(
                    account.value(),
                    known.number(),
                    SealingKey.of(known.sealingKey().toArray()),
                    VerifyingKey.of(known.verifier().toArray())))
        .map(keys -> Bytes.of(RecoverySeal.make(keys, secret)));
  }
}
