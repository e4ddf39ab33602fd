package org.lockstep.client.account;

import java.util.Optional;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.home.Home;
import org.lockstep.client.trust.OwnHistory;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.AccountMessages.ChangeMode;
import org.lockstep.wire.message.AccountMessages.ProtectionStatus;
import org.lockstep.wire.message.OutlookMessages.Outlook;
import org.lockstep.wire.message.OutlookMessages.Plan;
import org.lockstep.wire.message.OutlookMessages.Question;

/// Advanced Data Protection of the account.
public final class Protection {
  private static final String TARGET = "/v1/protection";
  private static final int ATTEMPTS = 3;

  private final ServerConnection server;
  private final Home home;
  private final OwnHistory history;
  private final OwnMode mode;
  private final FollowUp followUp;

  /// Wired by the client.
  public Protection(
      ServerConnection server, Home home, OwnHistory history, OwnMode mode, FollowUp followUp) {
    this.server = server;
    this.home = home;
    this.history = history;
    this.mode = mode;
    this.followUp = followUp;
  }

  /// Turns it on: the server destroys what it holds, then this device replaces the service secret
  /// and re-keys the shares that it may.
  ///
  /// @throws org.lockstep.client.failure.ProblemException `conditions-unmet` with each condition
  public ProtectionStatus turnOn() {
    long counter = status().modeCounter() + 1;
    server.command("PUT", TARGET, new ChangeMode(ProtectionMode.ADVANCED, counter));
    mode.is(ProtectionMode.ADVANCED, counter);
    followUp.meet();
    return status();
  }

  /// Turns it off, and escrows the service secret. Where another device turned it off already,
  /// confirms that here.
  public ProtectionStatus turnOff() {
    var before = status();
    boolean isOff = before.mode() == ProtectionMode.STANDARD;
    long counter = isOff ? before.modeCounter() : before.modeCounter() + 1;
    mode.turningOff(counter);
    if (!isOff) server.command("PUT", TARGET, new ChangeMode(ProtectionMode.STANDARD, counter));
    mode.is(ProtectionMode.STANDARD, counter);
    followUp.meet();
    return status();
  }

  /// What turning it on would make of the account's shares; nothing is written.
  public Outlook previewTurningOn() {
    return preview(new Question(Plan.TURN_ON, Optional.empty(), Optional.empty()));
  }

  /// What turning it off would make of them.
  public Outlook previewTurningOff() {
    return preview(new Question(Plan.TURN_OFF, Optional.empty(), Optional.empty()));
  }

  /// What revoking a device would make of them.
  public Outlook previewRevoking(DeviceId device) {
    return preview(new Question(Plan.REVOKE_DEVICE, Optional.of(device), Optional.empty()));
  }

  /// What leaving a share would make of it for those who stay.
  public Outlook previewLeaving(ShareId share) {
    return preview(new Question(Plan.LEAVE_SHARE, Optional.empty(), Optional.of(share)));
  }

  private Outlook preview(Question question) {
    home.requireMembership();
    return server.post(TARGET + "/preview", question, Outlook.class);
  }

  /// How it stands, with the table of all categories as this device computes it from the account's
  /// events (R30, R62).
  ///
  /// @throws org.lockstep.client.failure.TrustRefused if the server says anything else
  public ProtectionStatus verifiedStatus() {
    for (int attempt = 1; ; attempt++) {
      var told = status();
      var read = history.read();
      boolean moved =
          read.history().events().getLast().position() > told.position() && attempt < ATTEMPTS;
      // Another device changed the account between the two answers: look again.
      if (moved) continue;
      ProtectionTable.require(told, read);
      return told;
    }
  }

  /// How it stands in the server's words, and what is missing for turning it on.
  public ProtectionStatus status() {
    home.requireMembership();
    return server.get(TARGET, ProtectionStatus.class);
  }
}
