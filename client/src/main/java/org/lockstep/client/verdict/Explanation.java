package org.lockstep.client.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockstep.audit.ProtectionChanges.Proof;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.SessionEnd;
import org.lockstep.wire.message.KeyUseMessages.UseView;
import org.lockstep.wire.message.ProtectionMessages.ExposureView;
import org.lockstep.wire.message.ProtectionMessages.VerdictView;

/// How a share's verdict came to be what it is, event by event, and what the server could read.
///
/// @param title as the server gives it
/// @param position the last one that was taken into account
/// @param logSize events of the log that the history was held against; empty if no log is pinned
/// @param changes each event that changed the verdict
/// @param sessions when people worked live on it, as the server tells
/// @param exposures the intervals in which the server could read the share
/// @param elsewhere versions whose key it came to reach outside of these, while the current key was
///     out of its reach
public record Explanation(
    ShareId share,
    String title,
    long position,
    Optional<Long> logSize,
    List<Change> changes,
    List<Session> sessions,
    List<Exposed> exposures,
    List<ReadableVersion> elsewhere) {
  /// Copies the lists.
  public Explanation {
    elsewhere = List.copyOf(elsewhere);
    changes = List.copyOf(changes);
    sessions = List.copyOf(sessions);
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

  /// People who worked live, from the first to the last.
  ///
  /// @param position of its opening
  /// @param visitors who was there; while it is open, who opened it
  /// @param unnamed how many more devices were there
  /// @param closed empty while it is open
  public record Session(
      long position,
      Instant opened,
      Optional<Instant> closed,
      List<Visitor> visitors,
      int unnamed,
      Optional<SessionEnd> end) {
    /// Copies the list.
    public Session {
      visitors = List.copyOf(visitors);
    }
  }

  /// A device that was there.
  public record Visitor(AccountId account, Optional<String> handle, DeviceId device) {}

  /// An interval in which the server could read the share.
  ///
  /// @param reachedEpoch the newest epoch that it reached in it, with all older ones
  /// @param items every version that was written in it, or could be read in it although it was
  ///     written before
  /// @param uses that the vault says it made of the share's keys in it
  public record Exposed(
      ExposureView interval, int reachedEpoch, List<ReadableVersion> items, List<UseView> uses) {
    /// Copies the lists.
    public Exposed {
      items = List.copyOf(items);
      uses = List.copyOf(uses);
    }
  }

  /// A version of an item that the server could read.
  ///
  /// @param position at which it was written
  /// @param since the position from which on it could be read
  /// @param older whether it was written before it could be read
  /// @param later what ended that, unless it lies open still
  public record ReadableVersion(
      ItemId item,
      String name,
      int version,
      int epoch,
      long position,
      Instant at,
      long since,
      boolean older,
      State state,
      Optional<Later> later) {}

  /// What has become of a version that the server could read.
  public enum State {
    /// Nothing was written under a clean epoch in its place: it lies open still.
    OPEN,
    /// The item was written anew under an epoch that the server has never reached.
    REWRITTEN,
    /// The item was deleted.
    DELETED
  }

  /// What took the place of a version.
  ///
  /// @param version the new one; empty if the item was deleted
  /// @param epoch of the new one
  public record Later(
      Optional<Integer> version, Optional<Integer> epoch, long position, Instant at) {}
}
