package org.lockstep.storage.journal;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.LeafDraft;
import org.lockstep.crypto.log.LeafHeader;

/// An event made ready on its caller's thread, so that little is left for the writer to do.
final class PreparedEvent {
  private static final int LONGEST = 16 << 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final LeafHeader header;
  private final LeafDraft draft;
  private final byte[] encoded;

  private PreparedEvent(LeafHeader header, byte[] encoded) {
    this.header = header;
    this.draft = LeafDraft.of(header);
    this.encoded = encoded;
  }

  /// @throws IllegalArgumentException if the event has no stored form
  static PreparedEvent of(NewEvent event) {
    if ((long) event.payload().length + event.metadata().length > LONGEST) {
      throw new IllegalArgumentException("An event has at most 16 MiB of payload and metadata");
    }
    var salt = new byte[EventBytes.SALT_LENGTH];
    RANDOM.nextBytes(salt);
    return of(event, salt);
  }

  /// An event that was stored elsewhere.
  static PreparedEvent copyOf(StoredEvent stored) {
    return of(stored.event(), stored.salt());
  }

  private static PreparedEvent of(NewEvent event, byte[] salt) {
    return new PreparedEvent(Leaves.draft(event, salt), EventBytes.encode(event, salt));
  }

  String streamId() {
    return header.stream().id();
  }

  long streamSequence() {
    return header.stream().sequence();
  }

  Place place(long chunk, int nth) {
    return new Place(streamId(), streamSequence(), chunk, nth);
  }

  /// When the caller says it happened, in milliseconds since 1970.
  long millis() {
    return header.at().toEpochMilli();
  }

  int size() {
    return encoded.length;
  }

  /// Gives the event its position and time, and returns its leaf hash.
  Hash settle(long position, long millis) {
    var leaf = draft.hash(position, Instant.ofEpochMilli(millis));
    EventBytes.settle(encoded, leaf.bytes(), millis);
    return leaf;
  }

  void addTo(ByteBuffer chunk) {
    chunk.put(encoded);
  }
}
