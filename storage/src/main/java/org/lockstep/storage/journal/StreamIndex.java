package org.lockstep.storage.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.lockstep.storage.sqlite.Session;

/// Finds the events of a stream: those of long ago in `stream_event`, the latest in memory.
///
/// Streams have random names, so each row of their own would touch a page of its own in each
/// commit. The latest events are therefore filed many at a time, in the order of their streams:
/// what belongs together lands in the same pages. Nothing depends on these rows for its
/// durability: all they say stands in the events, from which memory is filled again when the
/// journal is opened.
///
/// Readers may come from any thread; one thread adds and files.
final class StreamIndex {
  /// Few enough that filing them, or reading them again at the start, is a matter of milliseconds.
  static final int MOST_UNFILED = 2048;

  private final Map<String, List<Place>> unfiled = new HashMap<>();
  private int count;
  private long end;

  /// The places follow those added before, and their rows are committed.
  synchronized void add(List<Place> places) {
    for (var place : places) {
      unfiled.computeIfAbsent(place.stream(), _ -> new ArrayList<>()).add(place);
    }
    count += places.size();
    if (!places.isEmpty()) end = places.getLast().position() + 1;
  }

  boolean isEmpty() {
    return count == 0;
  }

  boolean isFull() {
    return count >= MOST_UNFILED;
  }

  /// Writes down what is in memory; once that is committed, [#forget] it.
  void file(Session session) throws SQLException {
    for (var places : new TreeMap<>(unfiled).values()) {
      for (var place : places) {
        JournalRows.insertPlace(session, place);
      }
    }
    JournalRows.filedBefore(session, end);
  }

  synchronized void forget() {
    unfiled.clear();
    count = 0;
  }

  OptionalLong lastSequence(Session session, String stream) throws SQLException {
    var latest = lastUnfiled(stream);
    return latest.isPresent() ? latest : JournalRows.lastSequence(session, stream);
  }

  private synchronized OptionalLong lastUnfiled(String stream) {
    var places = unfiled.get(stream);
    return places == null ? OptionalLong.empty() : OptionalLong.of(places.getLast().sequence());
  }

  /// The events of a stream from a sequence on.
  List<StoredEvent> read(Session session, String stream, long fromSequence) throws SQLException {
    // Memory first: what is filed and forgotten a moment later is then found among the rows.
    var latest = unfiled(stream, fromSequence);
    if (!latest.isEmpty() && latest.getFirst().sequence() == fromSequence) {
      return JournalRows.events(session, latest);
    }
    var filed = JournalRows.stream(session, stream, fromSequence);
    long next = filed.isEmpty() ? fromSequence : filed.getLast().event().streamSequence() + 1;
    var rest = latest.stream().filter(place -> place.sequence() >= next).toList();
    filed.addAll(JournalRows.events(session, rest));
    return filed;
  }

  private synchronized List<Place> unfiled(String stream, long fromSequence) {
    return unfiled.getOrDefault(stream, List.of()).stream()
        .filter(place -> place.sequence() >= fromSequence)
        .toList();
  }
}
