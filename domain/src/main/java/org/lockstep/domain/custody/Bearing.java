package org.lockstep.domain.custody;

import java.util.Optional;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.share.ShareEvent;

/// What an event can change about a share's protection. What it cannot change need not be computed
/// again; what is owed can change with every event, and always is.
///
/// @param onPolicy what the participants, the kind, a link and live work allow
/// @param onReach which epochs the vault reaches
/// @param onWays through what it reaches the current one
record Bearing(boolean onPolicy, boolean onReach, boolean onWays) {
  static final Bearing ON_ALL = new Bearing(true, true, true);
  private static final Bearing ON_POLICY = new Bearing(true, false, false);
  private static final Bearing ON_OPENINGS = new Bearing(true, false, true);
  private static final Bearing ON_REACH = new Bearing(false, true, true);
  private static final Bearing ON_DUTIES = new Bearing(false, false, false);

  static Bearing of(ShareEvent event) {
    return switch (event) {
      case ShareEvent.ShareCreated _ -> ON_ALL;
      case ShareEvent.LinkOpened _,
          ShareEvent.LinkClosed _,
          ShareEvent.CollaborationStarted _,
          ShareEvent.CollaborationEnded _ ->
          ON_OPENINGS;
      case ShareEvent.ParticipantJoined _,
          ShareEvent.ParticipantLeft _,
          ShareEvent.ParticipantRemoved _ ->
          ON_POLICY;
      case ShareEvent.EpochStarted _, ShareEvent.KeyGranted _, ShareEvent.EpochEscrowed _ ->
          ON_REACH;
      case ShareEvent.ParticipantInvited _,
          ShareEvent.InvitationWithdrawn _,
          ShareEvent.RoleChanged _,
          ShareEvent.EscrowDestroyed _,
          ShareEvent.ShareEnded _ ->
          ON_DUTIES;
    };
  }

  /// What an event of an account can change about the shares that the account has to do with;
  /// empty if nothing.
  static Optional<Bearing> of(AccountEvent event) {
    return switch (event) {
      case AccountEvent.AccountOpened _ -> Optional.of(ON_ALL);
      case AccountEvent.AdvancedProtectionTurnedOn _, AccountEvent.AdvancedProtectionTurnedOff _ ->
          Optional.of(ON_POLICY);
      case AccountEvent.ServiceSecretEscrowed _ -> Optional.of(ON_REACH);
      case AccountEvent.DeviceRevoked _,
          AccountEvent.ServiceSecretRotated _,
          AccountEvent.ServiceSecretsDestroyed _ ->
          Optional.of(ON_DUTIES);
      case AccountEvent.DeviceAdded _,
          AccountEvent.DeviceSoftwareUpdated _,
          AccountEvent.RecoveryKeySet _,
          AccountEvent.RecoveryKeyRemoved _,
          AccountEvent.CircleSecretRotated _ ->
          Optional.empty();
    };
  }
}
