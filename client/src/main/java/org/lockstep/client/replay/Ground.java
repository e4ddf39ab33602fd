package org.lockstep.client.replay;

import java.time.Duration;
import java.util.Optional;
import org.lockstep.audit.log.LogView;
import org.lockstep.audit.log.SignedCheckpoint;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.log.LogWatch;
import org.lockstep.client.log.LoggedHistory;
import org.lockstep.crypto.log.LeafHeader;
import org.lockstep.projections.ReadModels;
import org.lockstep.projections.Replay;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.PersonalKeys;

/// What the server's rows are held against: the verified history, and the rows that follow from it,
/// as of one position after the other. Confined to one thread.
final class Ground {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Sources sources;
  private final Scratch scratch;
  private final Replays.Telling telling;
  private final VerifiedCopy copy;
  private final Replay replay;
  private LogView log;

  /// Where everything comes from.
  ///
  /// @param looks how often the log is looked at until it covers what was shown
  record Sources(ServerConnection server, LogWatch watch, int looks) {}

  Ground(Sources sources, Scratch scratch, LogView log, Replays.Telling telling) {
    this.sources = sources;
    this.scratch = scratch;
    this.log = log;
    this.telling = telling;
    this.copy = new VerifiedCopy(new LoggedHistory(sources.server()), scratch.journal());
    this.replay = fresh(scratch);
  }

  static Replay fresh(Scratch scratch) {
    return Replay.into(
        scratch.views(),
        scratch.journal(),
        new EventCodec(PersonalKeys.NONE),
        ReadModels.Options.DEFAULT);
  }

  /// The checkpoint under which everything was verified so far.
  SignedCheckpoint signed() {
    return log.signed();
  }

  /// The rows as of where it stands.
  Replay replay() {
    return replay;
  }

  /// Moves on.
  ///
  /// @param events how many events the rows shall follow from
  /// @throws ServerMisbehaved if that lies behind, or the server does not sign for so many
  void moveTo(long events) {
    if (events < replay.position()) {
      throw new ServerMisbehaved("rows of an earlier position than those before");
    }
    requireSigned(events);
    copy.to(events, log, _ -> true, telling.verifying());
    replay.to(events, done -> telling.folding().moved(done, events));
  }

  private void requireSigned(long events) {
    for (int look = 0; log.signed().size() < events; look++) {
      if (look == sources.looks()) {
        throw new ServerMisbehaved("rows of position %d, which it does not sign".formatted(events));
      }
      if (look > 0) sources.server().pause(BETWEEN_LOOKS);
      log = sources.watch().look().orElse(log);
    }
  }

  /// The last event before where it stands that put or took away a row.
  Optional<LeafHeader> lastTouch(String projection, String key) {
    long events = replay.position();
    var found =
        fresh(scratch)
            .lastTouch(projection, key, events, done -> telling.folding().moved(done, events));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(scratch.journal().read(found.getAsLong(), 1).getFirst().header());
  }
}
