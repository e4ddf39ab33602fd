package org.lockstep.storage.journal;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;
import org.lockstep.storage.sqlite.Session;

/// Batches that are committed together, numbered and hashed. For the writer's thread alone.
final class Group {
  /// A row holds few enough events that reading one of them does not mean reading many.
  private static final int MOST_EVENTS = 16;

  private static final int MOST_BYTES = 8 << 10;

  private final List<PendingBatch> batches;
  private final List<PreparedEvent> events = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final long first;
  private final Edge.Growth growth;
  private long millis;

  /// @param edge to which the group is added
  /// @param millis recorded for the event before; time does not run backwards from there
  Group(List<PendingBatch> batches, Edge edge, long millis) {
    this.batches = batches;
    this.first = edge.size();
    this.millis = millis;
    batches.forEach(batch -> events.addAll(batch.events()));
    this.growth = edge.append(settle());
  }

  private List<Hash> settle() {
    var leaves = new ArrayList<Hash>(events.size());
    for (var event : events) {
      millis = Math.max(millis, event.millis());
      leaves.add(event.settle(first + leaves.size(), millis));
    }
    return leaves;
  }

  Edge edge() {
    return growth.edge();
  }

  /// The time recorded for the last event.
  long millis() {
    return millis;
  }

  void insert(Session session) throws SQLException {
    int from = 0;
    while (from < events.size()) {
      int to = endOfChunk(from);
      insertChunk(session, from, to);
      from = to;
    }
    for (var node : growth.completed()) {
      JournalRows.insertNode(session, node);
    }
  }

  /// Where the events lie, once they are inserted.
  List<Place> places() {
    return places;
  }

  private int endOfChunk(int from) {
    int to = from + 1;
    int size = events.get(from).size();
    while (to < events.size() && to - from < MOST_EVENTS) {
      size += events.get(to).size();
      if (size > MOST_BYTES) break;
      to++;
    }
    return to;
  }

  private void insertChunk(Session session, int from, int to) throws SQLException {
    var members = events.subList(from, to);
    var bytes = ByteBuffer.allocate(members.stream().mapToInt(PreparedEvent::size).sum());
    members.forEach(event -> event.addTo(bytes));
    var chunk = new Chunk(first + from, members.size(), bytes.array());
    JournalRows.insertChunk(session, chunk);
    for (int nth = 0; nth < members.size(); nth++) {
      places.add(members.get(nth).place(chunk.first(), nth));
    }
  }

  /// Tells every caller where its batch lies.
  void succeed() {
    long position = first;
    for (var batch : batches) {
      long end = position + batch.events().size();
      batch.outcome().complete(new Appended(position, end - 1));
      position = end;
    }
  }
}
