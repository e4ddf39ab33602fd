package org.lockstep.yjs;

import java.util.ArrayList;
import java.util.List;

/// Collects structs into an update, and begins a section wherever one does not continue the last.
/// How many structs a section has, and how many sections there are, is known only afterwards, but
/// stands before them: so they are put together at the end.
final class UpdateWriter {
  /// Where the bytes of a section end, those of its head and those of its structs.
  private record Section(int head, int structs) {}

  private final Lib0Writer heads = new Lib0Writer();
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
    if (count == 0) return;
    heads.varUint(count).varUint(client).varUint(first);
    sections.add(new Section(heads.size(), structs.size()));
    count = 0;
  }

  /// The update, with this delete set. Large documents are common, so that nothing is copied twice.
  byte[] finish(DeleteSet deletions) {
    endSection();
    var begin = new Lib0Writer().varUint(sections.size());
    var rest = new Lib0Writer();
    deletions.writeTo(rest);
    var update = new byte[begin.size() + heads.size() + structs.size() + rest.size()];
    int at = begin.copyTo(update, 0, 0, begin.size());
    var last = new Section(0, 0);
    for (var section : sections) {
      at = heads.copyTo(update, at, last.head, section.head);
      at = structs.copyTo(update, at, last.structs, section.structs);
      last = section;
    }
    rest.copyTo(update, at, 0, rest.size());
    return update;
  }
}
