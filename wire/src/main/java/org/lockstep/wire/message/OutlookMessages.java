package org.lockstep.wire.message;

import java.util.List;
import java.util.Optional;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.AccountMessages.UnmetView;
import org.lockstep.wire.message.ProtectionMessages.VerdictView;

/// Messages about what a change of the own account would make of all its shares (R64).
public final class OutlookMessages {
  private OutlookMessages() {}

  /// The changes that can be asked about.
  public enum Plan {
    /// Turning Advanced Data Protection on.
    TURN_ON,
    /// Turning it off.
    TURN_OFF,
    /// Taking a device off the roster.
    REVOKE_DEVICE,
    /// Leaving a share.
    LEAVE_SHARE
  }

  /// `POST /v1/protection/preview`.
  ///
  /// @param device which one `REVOKE_DEVICE` is about
  /// @param share which one `LEAVE_SHARE` is about
  public record Question(Plan plan, Optional<DeviceId> device, Optional<ShareId> share) {}

  /// A share whose verdict would change.
  ///
  /// @param downgrades whether it would lose end-to-end encryption
  /// @param becauseOfYou whether the asking account would become one of the causes
  public record ShareOutlook(
      ShareId share,
      String title,
      VerdictView before,
      VerdictView after,
      boolean downgrades,
      boolean becauseOfYou) {}

  /// How many shares are concerned.
  ///
  /// @param shares that were looked at
  /// @param downgraded would lose end-to-end encryption
  /// @param upgraded would become end-to-end encrypted
  /// @param rekeyed would get a new key
  public record Counts(int shares, int downgraded, int upgraded, int rekeyed) {}

  /// What would be so after the change, once all that devices can meet then has been met. Nothing
  /// has been written.
  ///
  /// @param unmet what has to be done before; all else tells what follows once it has been done
  /// @param shares those whose verdict would change
  public record Outlook(
      ProtectionMode before,
      ProtectionMode after,
      List<UnmetView> unmet,
      Counts counts,
      List<ShareOutlook> shares) {}
}
