package org.lockstep.storage.journal;

import org.lockstep.storage.StorageException;

/// Somebody else has moved the stream: load it again and decide again. Nothing was appended.
public final class StreamConflict extends StorageException {
  private static final long serialVersionUID = 1L;

  private final String streamId;
  private final long sequence;
  private final long expected;

  /// @param sequence that the batch asked for
  /// @param expected the only sequence that the stream can take next
  public StreamConflict(String streamId, long sequence, long expected) {
    super("Stream %s takes sequence %d next, not %d.".formatted(streamId, expected, sequence));
    this.streamId = streamId;
    this.sequence = sequence;
    this.expected = expected;
  }

  public String streamId() {
    return streamId;
  }

  public long sequence() {
    return sequence;
  }

  public long expected() {
    return expected;
  }
}
