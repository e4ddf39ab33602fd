package org.lockstep.client.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.home.Home;
import org.lockstep.wire.message.KeyUseMessages;
import org.lockstep.wire.message.KeyUseMessages.UseView;

/// The uses that the server made of keys of the account and of its shares (R101).
///
/// This is what the server tells: that it told all of it, no device can prove.
public final class VaultLog {
  private final ServerConnection server;
  private final Home home;

  /// Wired by the client.
  public VaultLog(ServerConnection server, Home home) {
    this.server = server;
    this.home = home;
  }

  /// All uses, in the order of the history.
  ///
  /// @throws ServerMisbehaved if a page does not go on from where the one before ended
  public List<UseView> list() {
    home.requireMembership();
    var all = new ArrayList<UseView>();
    var after = Optional.<Long>empty();
    do {
      var target = "/v1/vault/log" + after.map(position -> "?after=" + position).orElse("");
      var page = server.get(target, KeyUseMessages.VaultLog.class);
      all.addAll(page.uses());
      after = onward(after, page.next());
    } while (after.isPresent());
    return List.copyOf(all);
  }

  private static Optional<Long> onward(Optional<Long> after, Optional<Long> next) {
    if (next.isPresent() && next.get() <= after.orElse(-1L)) {
      throw new ServerMisbehaved("the pages of the vault log do not go on");
    }
    return next;
  }
}
