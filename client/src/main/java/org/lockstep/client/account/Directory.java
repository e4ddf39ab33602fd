package org.lockstep.client.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.NotFound;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.trust.Acquaintances;
import org.lockstep.client.trust.TrustedAccount;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.message.AccountMessages;
import org.lockstep.wire.message.AccountMessages.PublicAccount;

/// Looks accounts up, and believes of what is found only what is signed.
public final class Directory {
  private final ServerConnection server;
  private final Acquaintances acquaintances;

  /// The accounts of this server.
  public Directory(ServerConnection server, Acquaintances acquaintances) {
    this.server = server;
    this.acquaintances = acquaintances;
  }

  /// An account that was found.
  ///
  /// @param shown as the server describes it: handle, name and mode are its word
  /// @param verified what the account itself signed
  public record Found(PublicAccount shown, TrustedAccount verified) {
    /// The account's id.
    public AccountId account() {
      return verified.account();
    }

    /// Whether the server says that it is `ADVANCED`.
    public boolean isSaidToBeAdvanced() {
      return shown.mode() == ProtectionMode.ADVANCED;
    }
  }

  /// The account of a handle.
  ///
  /// @throws NotFound if there is none
  public Found find(String typed) {
    var handle = Handle.normalise(typed);
    var found = one("handle=" + URLEncoder.encode(handle, StandardCharsets.UTF_8), handle);
    if (!found.shown().handle().equals(handle)) {
      throw new ServerMisbehaved("another account than the one of the handle");
    }
    return found;
  }

  /// The account of an id.
  ///
  /// @throws NotFound if there is none
  public Found get(AccountId account) {
    var found = one("id=" + account, account.value());
    if (!found.account().equals(account)) {
      throw new ServerMisbehaved("another account than the one that was asked for");
    }
    return found;
  }

  private Found one(String query, String name) {
    var all = server.get("/v1/accounts?" + query, AccountMessages.Accounts.class).accounts();
    if (all.isEmpty()) throw new NotFound(NotFound.What.ACCOUNT, name);
    return new Found(all.getFirst(), acquaintances.meet(all.getFirst()));
  }
}
