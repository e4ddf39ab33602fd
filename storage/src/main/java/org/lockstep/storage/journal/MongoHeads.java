package org.lockstep.storage.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which sequence each stream takes next, as far as it is known here. Safe for all threads.
///
/// Streams only grow, so what is known may be too low, since other processes write too, but never
/// too high: a sequence below it is a conflict for certain, one above it is a reason to ask.
final class MongoHeads {
  private static final int REMEMBERED = 50_000;

  private final MongoChunks chunks;
  private final Map<String, Long> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  MongoHeads(MongoChunks chunks) {
    this.chunks = chunks;
  }

  /// The stream has an event of that sequence.
  synchronized void saw(String stream, long sequence) {
    known.merge(stream, sequence + 1, Math::max);
  }

  /// Learns where streams really end.
  void ask(Set<String> streams) {
    if (streams.isEmpty()) return;
    var last = chunks.lastSequences(streams);
    synchronized (this) {
      streams.forEach(stream -> known.merge(stream, last.getOrDefault(stream, -1L) + 1, Math::max));
    }
  }

  /// Separates the batches that continue their streams from those that do not; these are answered.
  ///
  /// A stream's first event is taken on trust: that it is the first, the index of the collection
  /// makes sure.
  List<PendingBatch> withoutConflicts(List<PendingBatch> batches) {
    ask(doubtful(batches));
    var moved = new HashMap<String, Long>();
    var accepted = new ArrayList<PendingBatch>(batches.size());
    for (var batch : batches) {
      var conflict = move(batch, moved);
      if (conflict == null) accepted.add(batch);
      else batch.outcome().completeExceptionally(conflict);
    }
    return accepted;
  }

  /// The streams of which more must be known.
  private synchronized Set<String> doubtful(List<PendingBatch> batches) {
    var seen = new HashMap<String, Long>();
    return batches.stream()
        .flatMap(batch -> batch.events().stream())
        .filter(event -> isBeyond(event, seen))
        .map(PreparedEvent::streamId)
        .collect(Collectors.toSet());
  }

  private boolean isBeyond(PreparedEvent event, Map<String, Long> seen) {
    long next = seen.getOrDefault(event.streamId(), known.getOrDefault(event.streamId(), 0L));
    seen.put(event.streamId(), Math.max(next, event.streamSequence() + 1));
    return event.streamSequence() > next;
  }

  private synchronized @Nullable StreamConflict move(PendingBatch batch, Map<String, Long> moved) {
    var more = new HashMap<String, Long>();
    for (var event : batch.events()) {
      var stream = event.streamId();
      var before = more.getOrDefault(stream, moved.getOrDefault(stream, next(stream)));
      if (event.streamSequence() != before) {
        return new StreamConflict(stream, event.streamSequence(), before);
      }
      more.put(stream, before + 1);
    }
    moved.putAll(more);
    return null;
  }

  private Long next(String stream) {
    return known.getOrDefault(stream, 0L);
  }
}
