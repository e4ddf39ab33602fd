package org.lockstep.storage.journal;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.sqlite.Session;

/// Which sequence each stream takes next, as the writer sees it. For the writer's thread alone.
///
/// Recently used streams are remembered. What a group moves is kept aside until it is committed,
/// and what a batch moves until the whole batch is found good.
final class StreamHeads {
  private static final int REMEMBERED = 50_000;

  private final Map<String, Long> committed =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final Map<String, Long> group = new HashMap<>();
  private final StreamIndex index;

  StreamHeads(StreamIndex index) {
    this.index = index;
  }

  /// Moves the batch's streams along, or leaves all of them where they are and says why.
  @Nullable StreamConflict accept(PendingBatch batch, Session session) throws SQLException {
    var moved = new HashMap<String, Long>();
    for (var event : batch.events()) {
      var stream = event.streamId();
      var known = moved.get(stream);
      long next = known == null ? next(stream, session) : known;
      if (event.streamSequence() != next) {
        return new StreamConflict(stream, event.streamSequence(), next);
      }
      moved.put(stream, next + 1);
    }
    group.putAll(moved);
    return null;
  }

  private long next(String stream, Session session) throws SQLException {
    var moved = group.get(stream);
    if (moved != null) return moved;
    var known = committed.get(stream);
    if (known != null) return known;
    long next = index.lastSequence(session, stream).orElse(-1) + 1;
    committed.put(stream, next);
    return next;
  }

  /// The group is durable.
  void keep() {
    committed.putAll(group);
    group.clear();
  }

  /// The group was not committed.
  void forget() {
    group.clear();
  }
}
