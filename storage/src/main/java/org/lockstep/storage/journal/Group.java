package org.lockstep.storage.journal;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.TileNode;

/// Batches that are committed together, numbered and hashed. For the writer's thread alone.
final class Group {
  private final List<PendingBatch> batches;
  private final List<PreparedEvent> events = new ArrayList<>();
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

  /// The position of its first event.
  long first() {
    return first;
  }

  List<PreparedEvent> events() {
    return events;
  }

  List<PendingBatch> batches() {
    return batches;
  }

  /// The tile nodes that it completes.
  List<TileNode> completed() {
    return growth.completed();
  }

  Edge edge() {
    return growth.edge();
  }

  /// The time recorded for the last event.
  long millis() {
    return millis;
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
