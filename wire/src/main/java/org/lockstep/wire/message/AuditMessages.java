package org.lockstep.wire.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;

/// Messages about keys in hands that must not have them any more (R59).
public final class AuditMessages {
  private AuditMessages() {}

  /// A share of the calling account whose current key is in wrong hands.
  ///
  /// @param holders accounts that have left, or whose revoked device holds the key
  /// @param since when the rotation began to be owed
  /// @param age how long ago that was when the server answered
  /// @param deadline from here on nothing is written to the share before it has a new key
  /// @param overdue whether the deadline has passed
  public record StaleShare(
      ShareId share,
      String title,
      int epoch,
      List<AccountId> holders,
      Instant since,
      long sincePosition,
      Duration age,
      Instant deadline,
      boolean overdue) {}

  /// `GET /v1/audit/overdue`.
  ///
  /// @param tolerance how long the operator lets a rotation wait
  /// @param position the last position of the history that this takes into account
  public record Overdue(List<StaleShare> shares, Duration tolerance, long position) {}
}
