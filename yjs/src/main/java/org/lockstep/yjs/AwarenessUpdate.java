package org.lockstep.yjs;

import java.util.ArrayList;
import java.util.List;

/// A message of y-protocols' awareness: presence, which is told and forgotten.
///
/// @param entries one for each client that the message speaks of, in its order
public record AwarenessUpdate(List<AwarenessEntry> entries) {
  /// So many clients a message may speak of.
  public static final int MOST_ENTRIES = 1 << 16;

  private static final int LEAST_ENTRY = 3;

  /// Copies the list.
  public AwarenessUpdate {
    entries = List.copyOf(entries);
  }

  /// Reads a whole message. That a state is JSON is checked here, as a peer would fail on another.
  ///
  /// @throws MalformedUpdate if it is none
  public static AwarenessUpdate read(byte[] message) {
    var in = new Lib0Reader(message);
    int count = in.count(LEAST_ENTRY);
    if (count > MOST_ENTRIES) throw in.flawed(Flaw.TOO_MANY);
    var entries = new ArrayList<AwarenessEntry>(Math.min(count, 16));
    for (int i = 0; i < count; i++) entries.add(readEntry(in));
    in.requireEnd();
    return new AwarenessUpdate(entries);
  }

  private static AwarenessEntry readEntry(Lib0Reader in) {
    long client = in.varUint();
    long clock = in.varUint();
    var state = in.varString();
    Json.check(state, 0, state.length);
    return new AwarenessEntry(client, clock, state);
  }

  /// The message's bytes.
  public byte[] toByteArray() {
    var out = new Lib0Writer().varUint(entries.size());
    for (var entry : entries) {
      out.varUint(entry.client()).varUint(entry.clock()).varBytes(entry.state());
    }
    return out.toByteArray();
  }
}
