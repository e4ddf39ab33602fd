package org.lockstep.wire.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;

/// Messages of the feed and the history.
public final class FeedMessages {
  private FeedMessages() {}

  /// One server-sent event of `GET /v1/feed`; its id is the position.
  ///
  /// @param type the recorded event's stable name
  /// @param share the share that it concerns, where it concerns one
  /// @param account the account that it concerns, where it concerns one
  public record Notice(
      long position,
      Instant at,
      String type,
      Optional<ShareId> share,
      Optional<AccountId> account) {}

  /// `GET /v1/shares/{id}/history?after=`: recorded events that concern a share, as they are
  /// stored.
  ///
  /// @param events in the order of the history; each as the wire form of a stored event
  /// @param complete up to which position nothing is missing
  /// @param more whether a further page follows after `complete`
  public record History<R>(List<R> events, long complete, boolean more) {}
}
