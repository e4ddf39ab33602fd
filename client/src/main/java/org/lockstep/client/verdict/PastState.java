package org.lockstep.client.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.OwnDataMessages.CategoryView;
import org.lockstep.wire.message.ProtectionMessages.ExposureView;
import org.lockstep.wire.message.ProtectionMessages.ParticipantView;
import org.lockstep.wire.message.ProtectionMessages.VerdictView;

/// What something was at a point of the history, folded from events that were verified here.
///
/// @param point what was asked for, as it was typed
/// @param events how many were folded
/// @param last the last of them; empty if there was none yet
/// @param logSize events of the log that each was held against; empty if no log is pinned
/// @param state what they add up to; empty if nothing had begun yet
public record PastState<S>(
    String point, int events, Optional<Last> last, Optional<Long> logSize, Optional<S> state) {

  /// The place of an event.
  public record Last(long position, Instant at) {}

  /// A share as it was.
  ///
  /// @param linkOpen whether anybody with the link could read it
  /// @param reachedEpoch the newest epoch that the server had ever been able to read, 0 if none
  public record ShareThen(
      ShareId share,
      ShareKind kind,
      AccountId owner,
      boolean ended,
      boolean guarded,
      boolean linkOpen,
      boolean collaboration,
      VerdictView verdict,
      List<ParticipantView> participants,
      List<Invited> invitations,
      List<ExposureView> exposures,
      int reachedEpoch) {
    /// Copies the lists.
    public ShareThen {
      participants = List.copyOf(participants);
      invitations = List.copyOf(invitations);
      exposures = List.copyOf(exposures);
    }
  }

  /// Somebody who was invited and had not answered.
  public record Invited(AccountId account, Role role) {}

  /// An account as it was.
  ///
  /// @param recoveryKey number of the recovery key, 0 if there was none
  /// @param serviceEpoch of the service secret
  /// @param circleEpoch of the circle secret
  public record AccountThen(
      AccountId account,
      boolean closed,
      ProtectionMode mode,
      List<DeviceId> devices,
      List<DeviceId> formerDevices,
      int recoveryKey,
      int serviceEpoch,
      int circleEpoch,
      boolean backup,
      boolean caldav,
      List<CategoryView> categories) {
    /// Copies the lists.
    public AccountThen {
      devices = List.copyOf(devices);
      formerDevices = List.copyOf(formerDevices);
      categories = List.copyOf(categories);
    }
  }
}
