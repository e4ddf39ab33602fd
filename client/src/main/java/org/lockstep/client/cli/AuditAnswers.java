package org.lockstep.client.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.audit.log.SignedCheckpoint;
import org.lockstep.client.replay.Difference;
import org.lockstep.client.replay.Erased;
import org.lockstep.client.replay.Row;
import org.lockstep.crypto.log.LeafHeader;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.message.AuditMessages.Kept;
import org.lockstep.wire.message.AuditMessages.KeyStanding;

/// What `--json` prints for `lockstep audit`: a contract that later versions only add to.
final class AuditAnswers {
  private AuditAnswers() {}

  /// A checkpoint whose signature was verified.
  record CheckpointLine(String origin, long size, String root) {
    static CheckpointLine of(SignedCheckpoint signed) {
      var checkpoint = signed.checkpoint();
      return new CheckpointLine(checkpoint.origin(), checkpoint.size(), checkpoint.root().base64());
    }
  }

  /// A whole log was verified.
  record LogVerified(
      CheckpointLine checkpoint,
      long verified,
      Optional<CheckpointLine> since,
      Map<String, Instant> witnesses,
      List<String> notShown) {}

  /// The newest checkpoint was held against the last.
  record LogSeen(
      CheckpointLine checkpoint,
      Optional<CheckpointLine> before,
      boolean keyPinnedNow,
      Map<String, Instant> witnesses,
      List<String> notShown) {}

  /// A log contradicts itself.
  record LogAlarm(String fault, String title, String evidence) {}

  /// The header of an event.
  record EventLine(
      long position,
      Instant at,
      String streamType,
      String stream,
      long sequence,
      String type,
      int revision,
      String actor,
      String leaf) {
    static EventLine of(LeafHeader header) {
      return new EventLine(
          header.seq(),
          header.at(),
          header.stream().type(),
          header.stream().id(),
          header.stream().sequence(),
          header.event().type(),
          header.event().revision(),
          header.actor(),
          header.hash().toString());
    }
  }

  /// What the log has at a position.
  record EventShown(EventLine event, CheckpointLine checkpoint, List<String> notShown) {}

  /// Headers were written to a file.
  ///
  /// @param next where to go on
  record Exported(long events, long next, String file) {}

  /// The projections that there are.
  record Projections(List<String> projections) {}

  /// A projection was built here.
  ///
  /// @param events how many the rows follow from
  record ProjectionReplayed(
      String projection,
      String form,
      long events,
      Optional<Instant> last,
      long rows,
      String digest,
      String file,
      CheckpointLine checkpoint,
      List<String> notShown) {}

  /// Projections were held against the history.
  record ProjectionsCompared(
      List<ProjectionCompared> projections, CheckpointLine checkpoint, List<String> notShown) {}

  /// One of them.
  ///
  /// @param events how many events its last rows follow from
  record ProjectionCompared(
      String projection,
      String form,
      long events,
      long rows,
      long different,
      Optional<RowDifference> first) {}

  /// A row that is not what the history gives.
  ///
  /// @param served the server's row; left out if it has none
  /// @param built what follows from the history; left out if nothing does
  /// @param last the event that touched the row last; left out if none ever did
  record RowDifference(
      String key,
      long events,
      Optional<Map<String, Object>> served,
      Optional<Map<String, Object>> built,
      Optional<EventLine> last) {
    static RowDifference of(Difference found) {
      return new RowDifference(
          found.key(),
          found.events(),
          found.served().map(Row::json),
          found.built().map(Row::json),
          found.last().map(EventLine::of));
    }
  }

  /// An erasure was checked again.
  ///
  /// @param verdict ERASED, NOT_ERASED or UNCLEAR
  /// @param texts personal texts under the key, in so many `events`
  /// @param otherKeys what else is sealed for the account, or under the key
  /// @param store HELD, DESTROYED or NONE, as the key store has it
  /// @param kept what is left of the account
  /// @param rowsNaming rows that name the account by its pseudonym
  record ErasureChecked(
      Erased.Verdict verdict,
      String key,
      AccountId account,
      long events,
      long texts,
      EventLine first,
      EventLine last,
      List<String> otherKeys,
      Optional<EventLine> closed,
      Optional<EventLine> erased,
      KeyStanding store,
      List<Kept> kept,
      long rowsNaming,
      List<ProjectionCompared> different,
      CheckpointLine checkpoint,
      List<String> notShown) {}

  /// A receipt was written.
  record ReceiptWritten(EventLine event, CheckpointLine checkpoint, String file) {}

  /// A receipt was checked.
  record ReceiptChecked(
      EventLine event,
      CheckpointLine checkpoint,
      Map<String, Instant> witnesses,
      List<String> notShown) {}
}
