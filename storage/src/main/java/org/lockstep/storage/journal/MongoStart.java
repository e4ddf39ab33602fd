package org.lockstep.storage.journal;

import java.util.List;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;

/// Looks at a journal in MongoDB before it is trusted, and finds where it ends.
///
/// The last events are looked at one by one, because the end is where a copy goes wrong, and the
/// last full tile is hashed again. The whole history is for an auditor.
final class MongoStart {
  private static final int TILE = 256;
  private static final int LENGTH = 1024;

  private final MongoChunks chunks;
  private final MongoHeads heads;
  private long position;
  private long millis;

  private MongoStart(MongoChunks chunks, MongoHeads heads) {
    this.chunks = chunks;
    this.heads = heads;
  }

  /// @throws org.lockstep.storage.DamagedStore if it does not hold together
  static MongoEnd of(MongoChunks chunks, MongoHeads heads) {
    return new MongoStart(chunks, heads).end();
  }

  private MongoEnd end() {
    var last = chunks.last();
    long head = last == null ? 0 : last.end();
    try {
      walkTo(head);
    } catch (MalformedChunk e) {
      throw chunks.damaged(e);
    }
    var tiles = new MongoTiles(chunks);
    requireLastTile(head, tiles);
    return new MongoEnd(chunks, heads, Edge.resume(head, tiles), millis);
  }

  private void walkTo(long head) {
    position = Math.max(0, head - LENGTH);
    for (var chunk : chunks.covering(position, head)) {
      chunk.requireWhole();
      if (chunk.first() > position) break;
      for (var member : chunk.events()) {
        if (chunk.first() + member.nth() == position) walkAlong(chunk, member);
      }
    }
    if (position != head) throw chunks.damaged("event %d is missing".formatted(position));
  }

  private void walkAlong(MongoChunk chunk, MongoChunk.Member member) {
    var event = chunk.event(member);
    if (!event.streamId().equals(member.stream()) || event.streamSequence() != member.sequence()) {
      throw damaged("event %d is filed under another stream");
    }
    if (!recomputed(event).equals(Hash.of(event.leafHash()))) {
      throw damaged("event %d does not match its leaf hash");
    }
    long recorded = event.recordedAt().toEpochMilli();
    if (recorded < millis) throw damaged("event %d lies before the one it follows");
    millis = recorded;
    heads.saw(member.stream(), member.sequence());
    position++;
  }

  private Hash recomputed(StoredEvent event) {
    try {
      return Leaves.recompute(event);
    } catch (IllegalArgumentException e) {
      throw damaged("event %d has no valid header");
    }
  }

  private void requireLastTile(long head, MongoTiles tiles) {
    long tile = head / TILE - 1;
    if (tile < 0) return;
    var root = Edge.EMPTY.append(tiles.read(0, tile * TILE, TILE)).edge().root();
    if (!tiles.read(1, tile, 1).equals(List.of(root))) {
      throw chunks.damaged("tile %d does not match its hash".formatted(tile));
    }
  }

  private RuntimeException damaged(String finding) {
    return chunks.damaged(finding.formatted(position));
  }
}
