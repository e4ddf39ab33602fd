package org.lockstep.yjs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a client tells of itself, or that it has gone.
///
/// The state is JSON as it came: it is never parsed into values nor written anew. The bytes are
/// shared, not copied: nobody changes them.
public final class AwarenessEntry {
  private static final byte[] NOTHING = "null".getBytes(StandardCharsets.US_ASCII);

  private final long client;
  private final long clock;
  private final byte[] state;

  /// A state of `client` with its clock.
  ///
  /// @param state JSON in UTF-8
  public AwarenessEntry(long client, long clock, byte[] state) {
    this.client = client;
    this.clock = clock;
    this.state = state;
  }

  /// That `client` has gone.
  public static AwarenessEntry gone(long client, long clock) {
    return new AwarenessEntry(client, clock, NOTHING);
  }

  /// The same state under another clock.
  public AwarenessEntry at(long newClock) {
    return new AwarenessEntry(client, newClock, state);
  }

  /// Whose state it is.
  public long client() {
    return client;
  }

  /// Which of the client's states it is.
  public long clock() {
    return clock;
  }

  /// The JSON text.
  public byte[] state() {
    return state;
  }

  /// Whether the client has gone: its state is `null`.
  public boolean isGone() {
    return Arrays.equals(state, NOTHING);
  }
}
