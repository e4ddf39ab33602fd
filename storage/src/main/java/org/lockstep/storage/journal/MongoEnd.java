package org.lockstep.storage.journal;

import java.util.ArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;

/// The end of a journal that many processes make longer, as far as it is known here. Safe for all
/// threads.
///
/// It moves along documents in their order, whoever wrote them: the one of this process that
/// inserted a document, and the one that follows the others, meet here.
final class MongoEnd {
  private final MongoChunks chunks;
  private final MongoHeads heads;
  private final CommitSignal signal;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile long millis;

  MongoEnd(MongoChunks chunks, MongoHeads heads, Edge edge, long millis) {
    this.chunks = chunks;
    this.heads = heads;
    this.signal = new CommitSignal(edge);
    this.millis = millis;
  }

  CommitSignal signal() {
    return signal;
  }

  /// The edge, and the time recorded before it.
  record State(Edge edge, long millis) {}

  State state() {
    lock.lock();
    try {
      return new State(signal.edge(), millis);
    } finally {
      lock.unlock();
    }
  }

  /// The group's document is durable.
  void landed(Group group) {
    for (var event : group.events()) {
      heads.saw(event.streamId(), event.streamSequence());
    }
    lock.lock();
    try {
      if (signal.head() == group.first()) advance(group.edge(), group.millis());
    } finally {
      lock.unlock();
    }
  }

  /// Goes on to the end as it is in the store, and says whether that was further on.
  ///
  /// @throws org.lockstep.storage.DamagedStore if documents do not follow each other
  boolean catchUp() {
    boolean moved = false;
    while (true) {
      var found = chunks.from(signal.head());
      if (found.isEmpty()) return moved;
      for (var chunk : found) {
        moved |= pass(chunk);
      }
    }
  }

  private boolean pass(MongoChunk chunk) {
    lock.lock();
    try {
      if (chunk.first() < signal.head()) return false; // passed meanwhile
      if (chunk.first() > signal.head()) {
        throw chunks.damaged("event %d is missing".formatted(signal.head()));
      }
      advance(grown(chunk), chunk.millis());
      return true;
    } finally {
      lock.unlock();
    }
  }

  private Edge grown(MongoChunk chunk) {
    var leaves = new ArrayList<Hash>(chunk.count());
    try {
      chunk.requireWhole();
      for (var member : chunk.events()) {
        EventBytes.length(member.bytes(), 0);
        leaves.add(Hash.of(EventBytes.leafHash(member.bytes(), 0)));
        heads.saw(member.stream(), member.sequence());
      }
    } catch (MalformedChunk e) {
      throw chunks.damaged(e);
    }
    return signal.edge().append(leaves).edge();
  }

  private void advance(Edge edge, long recorded) {
    millis = recorded;
    signal.advance(edge);
    signal.tellListeners();
  }
}
