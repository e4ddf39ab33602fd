package org.lockstep.client.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockstep.audit.ProtectionChanges.Proof;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.KeyUseMessages.UseView;
import org.lockstep.wire.message.ProtectionMessages.ExposureView;
import org.lockstep.wire.message.ProtectionMessages.VerdictView;

/// How a share's verdict came to be what it is, event by event, and what the server could read.
///
/// @param title as the server gives it
/// @param position the last one that was taken into account
/// @param logSize events of the log that the history was held against; empty if no log is pinned
/// @param changes each event that changed the verdict
/// @param exposures the intervals in which the server could read what was written
public record Explanation(
    ShareId share,
    String title,
    long position,
    Optional<Long> logSize,
    List<Change> changes,
    List<Exposed> exposures) {
  /// Copies the lists.
  public Explanation {
    changes = List.copyOf(changes);
    exposures = List.copyOf(exposures);
  }

  /// One event that changed the verdict.
  ///
  /// @param event its stable name
  /// @param proof how it is known who ordered it
  /// @param log whether the event is in the log
  public record Change(
      long position,
      Instant at,
      String event,
      Optional<AccountId> account,
      Optional<String> handle,
      Optional<DeviceId> device,
      Proof proof,
      InLog log,
      VerdictView before,
      VerdictView after) {}

  /// Whether an event that was shown is in the signed log.
  public enum InLog {
    /// Its leaf stands at its position under the signed root.
    PROVEN,
    /// The newest checkpoint does not reach so far yet.
    NOT_YET,
    /// No key of a log is pinned here.
    NOT_LOOKED_AT
  }

  /// An interval in which the server could read the share.
  ///
  /// @param items whose last version was written in it, and lies open still
  /// @param uses that the vault says it made of the share's keys in it
  public record Exposed(ExposureView interval, List<Written> items, List<UseView> uses) {
    /// Copies the lists.
    public Exposed {
      items = List.copyOf(items);
      uses = List.copyOf(uses);
    }
  }

  /// The last version of an item.
  public record Written(ItemId item, String name, int version, int epoch, Instant at) {}
}
