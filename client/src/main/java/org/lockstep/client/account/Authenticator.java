package org.lockstep.client.account;

import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.home.Home;
import org.lockstep.crypto.totp.TotpKey;
import org.lockstep.domain.Bytes;
import org.lockstep.wire.message.SignInMessages.AuthenticatorStatus;
import org.lockstep.wire.message.SignInMessages.SetAuthenticator;

/// The authenticator of the account: a device that asks to join then has to give one of its codes.
public final class Authenticator {
  private static final String TARGET = "/v1/authenticator";

  private final ServerConnection server;
  private final Home home;

  /// Wired by the client.
  public Authenticator(ServerConnection server, Home home) {
    this.server = server;
    this.home = home;
  }

  /// Makes a secret, which an older one dies with. Show it once: nobody can show it again.
  public TotpKey turnOn() {
    home.requireMembership();
    int number = server.get(TARGET, AuthenticatorStatus.class).made() + 1;
    var key = TotpKey.random();
    server.command("PUT", TARGET, new SetAuthenticator(number, Bytes.of(key.bytes())));
    return key;
  }

  /// Ends it.
  public void turnOff() {
    home.requireMembership();
    server.command("DELETE", TARGET);
  }
}
