package org.lockstep.wire.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;

/// Messages about keys in hands that must not have them any more (R59), and to auditors (R103).
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

  /// `GET /v1/audit/projections`: what an auditor can compare with the history.
  ///
  /// @param events how many events their rows follow from now
  public record ProjectionList(List<String> projections, long events) {
    /// Copies the list.
    public ProjectionList {
      projections = List.copyOf(projections);
    }
  }

  /// What a server has of the key of an account's personal texts.
  public enum KeyStanding {
    /// The key: the texts can be read.
    HELD,
    /// The mark that it was destroyed: none is made again.
    DESTROYED,
    /// Neither.
    NONE
  }

  /// What is left of an account.
  ///
  /// @param store what keeps it, in a word or two
  public record Kept(String store, int records) {}

  /// `GET /v1/audit/subjects/{account}`: whether personal texts of an account can still be read.
  ///
  /// @param keyId of the key that is held
  /// @param kept what is left of a closed account; nothing is told of an open one
  public record SubjectStanding(
      AccountId account, KeyStanding key, Optional<String> keyId, List<Kept> kept) {
    /// Copies the list.
    public SubjectStanding {
      kept = List.copyOf(kept);
    }
  }

  /// A row as it lies in the store.
  public record ProjectionRow(String key, Bytes value) {}

  /// `GET /v1/audit/projections/{name}/rows?after=`: rows of a projection, all as of one position.
  ///
  /// @param form of the rows: only rows of one form can be compared
  /// @param events how many events they follow from; another page may follow from more
  /// @param rows in the order of their keys, as UTF-8 bytes
  /// @param next the cursor of the page that follows; empty where this was the last
  public record ProjectionRows(
      String form, long events, List<ProjectionRow> rows, Optional<String> next) {
    /// Copies the list.
    public ProjectionRows {
      rows = List.copyOf(rows);
    }
  }
}
