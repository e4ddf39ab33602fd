package org.lockstep.client.account;

import java.util.Optional;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.home.Home;
import org.lockstep.client.home.KnownRecovery;
import org.lockstep.crypto.recovery.RecoveryContents;
import org.lockstep.crypto.recovery.RecoveryHeader;
import org.lockstep.crypto.recovery.RecoveryKey;
import org.lockstep.crypto.recovery.RecoveryPacket;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.wire.message.AccountMessages.OwnAccount;
import org.lockstep.wire.message.AccountMessages.SetRecoveryKey;

/// The recovery key of the account.
public final class Recovery {
  private static final String TARGET = "/v1/recovery/key";

  private final ServerConnection server;
  private final Home home;
  private final OwnSecrets secrets;

  /// Wired by the client.
  public Recovery(ServerConnection server, Home home, OwnSecrets secrets) {
    this.server = server;
    this.home = home;
    this.secrets = secrets;
  }

  /// Makes a recovery key, which an older one dies with. Show it once: nobody can show it again.
  public RecoveryKey make() {
    var keys = secrets.open();
    var account = keys.own().account().value();
    int number = server.get("/v1/account", OwnAccount.class).recoveriesMade() + 1;
    var key = RecoveryKey.random();
    var root = key.stretch(RecoveryHeader.random());
    var contents =
        new RecoveryContents(keys.identity(), keys.currentCircle(), keys.currentService());
    var published = root.keys(account, number);
    var known = KnownRecovery.of(published);
    server.command(
        "PUT",
        TARGET,
        new SetRecoveryKey(
            new RecoveryKeys(
                number,
                known.sealingKey(),
                Bytes.of(published.authenticator().bytes()),
                Bytes.of(published.sign(keys.identity()))),
            Bytes.of(RecoveryPacket.make(root, contents))));
    home.pin(pins -> pins.withRecovery(Optional.of(known)));
    return key;
  }

  /// Ends the recovery key.
  public void remove() {
    home.requireMembership();
    server.command("DELETE", TARGET);
  }
}
