package org.lockstep.realtime.yjs;

import java.util.ArrayList;
import java.util.List;

/// Collects structs into an update, and begins a section wherever one does not continue the last.
/// How many structs a section has, and how many sections there are, is known only afterwards, but
/// stands before them: so they are put together at the end.
final class UpdateWriter {
  private static final int HEAD = 32;

  private record Section(long client, long clock, int count, int to) {}

  private final Lib0Writer structs;
  private final List<Section> sections = new ArrayList<>();
  private long client;
  private long first;
  private long end = -1; // no struct yet
  private int count;

  /// @param room about how many bytes it will have
  UpdateWriter(int room) {
    structs = new Lib0Writer(room);
  }

  /// Appends a struct.
  void write(Struct struct) {
    struct.writeTo(announce(struct.client(), struct.clock(), struct.end()));
  }

  /// Counts a struct with these units, and tells where to write it.
  Lib0Writer announce(long structClient, long structClock, long structEnd) {
    if (structClient != client || structClock != end) begin(structClient, structClock);
    count++;
    end = structEnd;
    return structs;
  }

  private void begin(long newClient, long newClock) {
    endSection();
    client = newClient;
    first = newClock;
  }

  private void endSection() {
    if (count > 0) sections.add(new Section(client, first, count, structs.size()));
    count = 0;
  }

  /// The update, with this delete set.
  byte[] finish(DeleteSet deletions) {
    endSection();
    int deleted = 2 * Long.BYTES * deletions.ranges().size();
    var out = new Lib0Writer(structs.size() + HEAD * (sections.size() + 1) + deleted);
    out.varUint(sections.size());
    int from = 0;
    for (var section : sections) {
      out.varUint(section.count).varUint(section.client).varUint(section.clock);
      out.raw(structs, from, section.to);
      from = section.to;
    }
    deletions.writeTo(out);
    return out.toByteArray();
  }
}
