package org.lockstep.client.trust;

import java.util.Map;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.Home;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.wire.message.ServerInfo;

/// The server's own keys, pinned at their first use: a device escrows to the one vault that it knew
/// from the beginning, and to no other. Safe for use by many threads.
public final class ServerKeys {
  private final ServerConnection server;
  private final Home home;

  /// The keys of this server.
  public ServerKeys(ServerConnection server, Home home) {
    this.server = server;
    this.home = home;
  }

  /// What the server says of itself, its keys checked against the pinned ones.
  ///
  /// @throws TrustRefused if one has changed
  public ServerInfo info() {
    var shown = server.getOpenly("/v1/server", Map.of(), ServerInfo.class);
    var pins = home.pins();
    if (pins.vaultKey().filter(key -> !key.equals(shown.vaultKey())).isPresent()) {
      throw new TrustRefused(new Breach.ServerKeyChanged("vault"));
    }
    if (pins.logKey().filter(key -> !key.equals(shown.logKey())).isPresent()) {
      throw new TrustRefused(new Breach.ServerKeyChanged("log"));
    }
    return shown;
  }

  /// The vault's key, pinned from now on; the home is this server's from now on.
  public SealingKey vault() {
    var shown = info();
    home.useServer(server.server());
    home.pin(
        pins ->
            pins.vaultKey().isPresent() ? pins : pins.withServer(shown.vaultKey(), shown.logKey()));
    try {
      return SealingKey.of(shown.vaultKey().toArray());
    } catch (SealRefused e) {
      throw new ServerMisbehaved("its vault's key is none", e);
    }
  }
}
