package org.lockstep.storage.journal;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.lockstep.storage.sqlite.Session;

/// A group as rows of SQLite. For the writer's thread alone.
final class GroupRows {
  /// A row holds few enough events that reading one of them does not mean reading many.
  private static final int MOST_EVENTS = 16;

  private static final int MOST_BYTES = 8 << 10;

  private final Group group;
  private final List<Place> places = new ArrayList<>();

  GroupRows(Group group) {
    this.group = group;
  }

  void insert(Session session) throws SQLException {
    int from = 0;
    while (from < group.events().size()) {
      int to = endOfChunk(from);
      insertChunk(session, from, to);
      from = to;
    }
    for (var node : group.completed()) {
      JournalRows.insertNode(session, node);
    }
  }

  /// Where the events lie, once they are inserted.
  List<Place> places() {
    return places;
  }

  private int endOfChunk(int from) {
    var events = group.events();
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
    var members = group.events().subList(from, to);
    var bytes = ByteBuffer.allocate(members.stream().mapToInt(PreparedEvent::size).sum());
    members.forEach(event -> event.addTo(bytes));
    var chunk = new Chunk(group.first() + from, members.size(), bytes.array());
    JournalRows.insertChunk(session, chunk);
    for (int nth = 0; nth < members.size(); nth++) {
      places.add(members.get(nth).place(chunk.first(), nth));
    }
  }
}
