package org.lockstep.realtime.store;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.yjs.YUpdate;

/// When the updates of a log are worth a new base.
///
/// Opening reads every update, and compacting writes the whole document. So the more a document
/// holds, the more updates may gather: what is written for compaction stays in proportion to what
/// was written for the updates.
///
/// @param records updates that may always gather
/// @param bytes of updates that may always gather
public record Compaction(int records, int bytes) {
  /// A log that is read in a few milliseconds.
  public static final Compaction DEFAULT = new Compaction(1000, 256 << 10);

  private static final int BASE_BYTES_FOR_A_RECORD = 1024;

  /// @throws IllegalArgumentException if nothing could gather
  public Compaction {
    if (records < 1 || bytes < 1) throw new IllegalArgumentException("something must gather");
  }

  /// Whether a new base is due.
  ///
  /// @param records updates since the last base
  /// @param bytes of these updates
  /// @param baseBytes of that base
  public boolean isDue(int records, long bytes, long baseBytes) {
    return records >= Math.max(this.records, baseBytes / BASE_BYTES_FOR_A_RECORD)
        || bytes >= Math.max(this.bytes, baseBytes / 2);
  }

  /// One update that says what a base and the updates after it say, without the content of what
  /// was deleted, and with as few structs as can be. Versions keep whole states, so nobody needs
  /// deleted content for them.
  public static byte[] fold(byte[] base, List<byte[]> tail) {
    if (tail.isEmpty()) return base;
    var all = new ArrayList<byte[]>(tail.size() + 1);
    all.add(base);
    all.addAll(tail);
    return YUpdate.coalesce(YUpdate.collect(YUpdate.merge(all)));
  }
}
