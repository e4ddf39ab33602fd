package org.lockstep.storage.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.TileSource;

/// Everything that ever happened: one gapless sequence of events from position 0, cut into streams.
///
/// - A batch is there wholly or not at all, and it is durable before [#append] returns.
/// - Within a stream sequences run from 0 without gaps, so two writers cannot both be next.
/// - `recordedAt` never decreases along positions.
/// - Each event has its leaf hash, and the Merkle nodes that it completes, from the same commit on.
///
/// Every method may be called from any thread, virtual ones included. Readers never wait for
/// writers. Failures are [org.lockstep.storage.StorageException].
public interface Journal extends AutoCloseable {

  /// Appends the batch and returns once it is durable.
  ///
  /// @param batch at least one event; streams may be mixed
  /// @throws StreamConflict if an event's sequence is not the next of its stream
  /// @throws org.lockstep.storage.StorageFull if there is no room; nothing was appended
  /// @throws JournalStopped if the journal is closed, or the outcome of the commit is unknown
  Appended append(List<NewEvent> batch);

  /// Appends what another journal has stored: the same events at the same positions, with their
  /// salts and times, so that their leaves are the same. For copies into a journal that nobody else
  /// writes.
  ///
  /// @param events that follow each other from the head on
  /// @throws org.lockstep.storage.StorageException if they do not, or lead to other leaves
  void appendCopies(List<StoredEvent> events);

  /// The number of durable events, which is also the position that the next one takes.
  long head();

  /// The events from position `from` on, at most `limit` of them; empty at the head.
  default List<StoredEvent> read(long from, int limit) {
    var events = new ArrayList<StoredEvent>();
    forEach(from, Math.min(from, Long.MAX_VALUE - limit) + limit, events::add);
    return events;
  }

  /// Hands the events of positions `from` (inclusive) to `to` (exclusive, at most the head) to the
  /// consumer, in order, on the calling thread. No lock is held while the consumer runs.
  void forEach(long from, long to, Consumer<? super StoredEvent> consumer);

  /// The events of one stream, in order, from a stream sequence on.
  List<StoredEvent> stream(String streamId, long fromSequence);

  /// The sequence of the stream's last event; empty for a stream that was never written.
  OptionalLong lastSequence(String streamId);

  /// The last position recorded at or before that time; empty if the journal began later.
  OptionalLong lastPositionAt(Instant time);

  /// Waits until there is an event beyond `position` (-1: any event) and says whether there is.
  ///
  /// @return false if the time ran out or the journal was closed before
  boolean awaitBeyond(long position, Duration timeout) throws InterruptedException;

  /// Calls the listener with the new head after each commit, on the writer's thread: it must be
  /// quick, and must not append. A listener that throws is not called again.
  Registration onCommit(LongConsumer listener);

  /// The right edge of the Merkle tree over all durable events: its size is the head, its root what
  /// a checkpoint signs.
  Edge edge();

  /// The stored hashes of the tree: leaf hashes at level 0, completed nodes above.
  TileSource tiles();

  /// Refuses further appends, finishes those that were accepted, and lets go of the files.
  @Override
  void close();

  /// A listener's place in the journal; closing it ends the calls.
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
