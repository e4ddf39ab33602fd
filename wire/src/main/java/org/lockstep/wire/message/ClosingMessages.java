package org.lockstep.wire.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockstep.domain.account.Erasure;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.ProtectionMessages.VerdictView;

/// Messages about closing an account (R102).
public final class ClosingMessages {
  private ClosingMessages() {}

  /// What becomes of a share when the account of a participant is closed.
  public enum Fate {
    /// The account owns it, and nobody else may write in it.
    ENDS,
    /// The account owns it, and an editor takes it over.
    HANDED_OVER,
    /// The account takes part in it.
    LEFT
  }

  /// A share of the account.
  ///
  /// @param to who takes it over, where somebody does
  /// @param after the verdict once those who stay have met what is owed then
  public record ShareFate(
      ShareId share,
      String title,
      Fate fate,
      Optional<AccountId> to,
      Optional<String> toHandle,
      VerdictView before,
      VerdictView after) {}

  /// `GET /v1/account/closing/preview`: what would follow. Nothing has been written.
  ///
  /// @param invitations that wait for the account's answer
  /// @param devices that would be trusted no more
  public record ClosingPreview(
      AccountId account, List<ShareFate> shares, int invitations, int devices) {
    /// Copies the list.
    public ClosingPreview {
      shares = List.copyOf(shares);
    }
  }

  /// `POST /v1/account/closing`, and `GET` of the same by a device of the closed account.
  ///
  /// @param closed when the account was closed
  /// @param erased when all of it was destroyed; empty while something is left to do
  /// @param erasure what was destroyed
  /// @param remaining how many secrets and records of the account the server holds as it answers:
  ///     counted, not remembered
  public record ClosingReport(
      AccountId account,
      Instant closed,
      Optional<Instant> erased,
      Optional<Erasure> erasure,
      int remaining) {}
}
