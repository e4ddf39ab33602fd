package org.lockstep.client.account;

import java.util.Optional;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.home.Home;
import org.lockstep.domain.account.BackupCopy;
import org.lockstep.wire.message.AccountMessages.ProtectionStatus;
import org.lockstep.wire.message.OwnDataMessages.ChangeBackup;
import org.lockstep.wire.message.OwnDataMessages.ChangeCaldav;

/// What the account chooses for data of its own: backup, and reminders over CalDAV (R33, R34).
public final class OwnChoices {
  private final ServerConnection server;
  private final Home home;
  private final MessagesSecrets messages;
  private final Protection protection;

  /// Wired by the client.
  public OwnChoices(
      ServerConnection server, Home home, MessagesSecrets messages, Protection protection) {
    this.server = server;
    this.home = home;
    this.messages = messages;
    this.protection = protection;
  }

  /// Turns backups on. The backup receives a copy of the messages key, so that messages come back
  /// with it; where there is no messages key yet, this device makes one.
  public ProtectionStatus backupOn() {
    home.requireMembership();
    var read = messages.read();
    boolean on = read.state().own().backup();
    if (!on && !read.state().own().messages().inUse()) {
      messages.start();
      read = messages.read();
    }
    var copy = on ? Optional.<BackupCopy>empty() : read.current().map(read::copy);
    server.command("PUT", "/v1/backup", new ChangeBackup(true, copy));
    return protection.verifiedStatus();
  }

  /// Turns backups off, and gives messages a new key, which the server never sees.
  public ProtectionStatus backupOff() {
    home.requireMembership();
    server.command("PUT", "/v1/backup", new ChangeBackup(false, Optional.empty()));
    messages.renewIfOwed();
    return protection.verifiedStatus();
  }

  /// Lets reminders be synchronised through CalDAV, or not.
  public ProtectionStatus caldav(boolean on) {
    home.requireMembership();
    server.command("PUT", "/v1/reminders/caldav", new ChangeCaldav(on));
    return protection.verifiedStatus();
  }
}
