package org.lockstep.wire.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.custody.Verdict.KeyStorage;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.domain.share.ShareRejection.DowngradeKind;

/// Messages about verdicts: who can read a share, why, since when, and what is owed.
public final class ProtectionMessages {
  private ProtectionMessages() {}

  /// The words for causes.
  public enum CauseName {
    /// A participant with standard protection.
    PARTICIPANT,
    /// An open "anyone with the link" link.
    LINK,
    /// Live collaboration.
    COLLABORATION,
    /// A kind that supports no end-to-end sharing.
    KIND
  }

  /// The words for obligations.
  public enum ObligationName {
    /// A participant's device owes the share a new epoch.
    ROTATE_SHARE,
    /// A participant's device owes the vault the share's key.
    ESCROW_SHARE,
    /// A participant's device owes a member the share's key.
    SEAL_TO_MEMBER,
    /// The account's device owes it a new service secret.
    ROTATE_SERVICE,
    /// The account's device owes it a new circle secret.
    ROTATE_CIRCLE,
    /// The account's device owes it a new messages key.
    ROTATE_MESSAGES,
    /// The account's device owes the vault its service secret.
    ESCROW_SERVICE,
    /// The server owes the destruction of a share's keys.
    DESTROY_ESCROW,
    /// The server owes the destruction of an account's keys.
    DESTROY_SERVICE_SECRETS
  }

  /// A cause.
  ///
  /// @param handle of the participant, where it is one and its name can be read
  /// @param since left out where a cause is told of an exposure
  public record CauseView(
      CauseName cause,
      Optional<AccountId> account,
      Optional<String> handle,
      Optional<Instant> since,
      Optional<Long> sincePosition) {}

  /// Something owed.
  ///
  /// @param share the share that it is owed to; left out within a share's verdict
  /// @param account whom it is about, where it is about an account
  public record ObligationView(
      ObligationName obligation,
      Optional<ShareId> share,
      Optional<AccountId> account,
      Optional<String> handle,
      Instant since,
      long sincePosition) {}

  /// `GET /v1/obligations`: what the devices of the calling account can meet.
  public record Obligations(List<ObligationView> obligations, long position) {}

  /// A verdict.
  public record VerdictView(
      Encryption encryption,
      KeyStorage keyStorage,
      List<CauseView> causes,
      List<ObligationView> pending,
      int epoch) {}

  /// A participant at that point of the history.
  ///
  /// @param handle left out where the name cannot be read any more
  public record ParticipantView(
      AccountId account, Optional<String> handle, Role role, ProtectionMode mode) {}

  /// An interval in which the server could read what was written.
  ///
  /// @param to the first moment after it; left out while it lasts
  public record ExposureView(
      Instant from,
      long fromPosition,
      Optional<Instant> to,
      Optional<Long> toPosition,
      List<CauseView> causes) {}

  /// `GET /v1/shares/{id}/protection?at=`: the verdict now, or at a position or time.
  ///
  /// @param position the last position of the history that it takes into account
  /// @param reachedEpoch the newest epoch that the server has ever been able to read, with all
  ///     older ones; 0 if none
  public record ProtectionView(
      ShareId share,
      ShareKind kind,
      String title,
      long position,
      boolean ended,
      VerdictView verdict,
      List<ParticipantView> participants,
      List<ExposureView> exposures,
      int reachedEpoch) {}

  /// What a preview can ask about.
  public enum Change {
    /// Inviting an account, and its acceptance.
    INVITE,
    /// Opening a link.
    LINK,
    /// Starting live collaboration.
    COLLABORATION
  }

  /// `POST /v1/shares/{id}/protection/preview`.
  ///
  /// @param account whom `INVITE` is about
  public record Preview(Change change, Optional<AccountId> account) {}

  /// The verdict before and after a change that has not been made (R64).
  ///
  /// @param downgrades whether the share would lose end-to-end encryption by it
  /// @param guardForbids what the share's guard would refuse the change for (R65); left out if it
  ///     would let it pass
  public record Forecast(
      VerdictView before,
      VerdictView after,
      boolean downgrades,
      Optional<DowngradeKind> guardForbids) {}
}
