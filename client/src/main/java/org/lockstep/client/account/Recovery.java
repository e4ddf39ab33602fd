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
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.wire.message.AccountMessages.OwnAccount;
import org.lockstep.wire.message.AccountMessages.SetRecoveryKey;
import org.lockstep.wire.message.RecoveryMessages.ChangeRecoveryWait;
import org.lockstep.wire.message.RecoveryMessages.RecoveryOverview;

/// The recovery key of the account, and recoveries that a trusted device may stop.
public final class Recovery {
  private static final String TARGET = "/v1/recovery/key";
  private static final String ACCOUNT = "/v1/account";
  private static final int ATTEMPTS = 3;

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
    for (int attempt = 1; ; attempt++) {
      var made = makeOne();
      var now = server.get(ACCOUNT, OwnAccount.class);
      // Another device rotated meanwhile, and sealed to the key before: this one would not reach
      // the new secret.
      boolean reaches =
          made.circle() == now.circle().current() && made.service() == now.service().current();
      if (reaches || attempt == ATTEMPTS) return made.key();
    }
  }

  private record Made(RecoveryKey key, long circle, long service) {}

  private Made makeOne() {
    var keys = secrets.open();
    var account = keys.own().account().value();
    int number = server.get(ACCOUNT, OwnAccount.class).recoveriesMade() + 1;
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
    return new Made(key, contents.circle().epoch().number(), contents.service().epoch().number());
  }

  /// How long a recovery waits for a veto, and those that wait now (R86).
  public RecoveryOverview overview() {
    home.requireMembership();
    return server.get("/v1/recovery", RecoveryOverview.class);
  }

  /// Lets recoveries that begin from now on wait for so many hours, 0 for not at all.
  public void setWait(int hours) {
    home.requireMembership();
    server.command("PUT", "/v1/recovery/wait", new ChangeRecoveryWait(hours));
  }

  /// Stops a recovery. Whoever proved it can prove it again: replace what it rests on.
  public void veto(RecoveryId recovery) {
    home.requireMembership();
    server.command("POST", "/v1/recovery/" + recovery + "/veto");
  }

  /// Ends the recovery key.
  public void remove() {
    home.requireMembership();
    server.command("DELETE", TARGET);
  }
}
