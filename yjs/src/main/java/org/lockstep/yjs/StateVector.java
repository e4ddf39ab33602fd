package org.lockstep.yjs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What somebody has already: for each client, the clock up to which nothing is missing.
public final class StateVector {
  /// So many clients a document may have that is asked for from outside.
  public static final int MOST_CLIENTS = 1 << 18;

  private static final int LEAST_ENTRY = 2;
  private static final Comparator<Id> BY_CLIENT = Comparator.comparingLong(Id::client).reversed();

  private final List<Id> clocks; // one each client, the highest client first

  private StateVector(List<Id> known) {
    var clocks = new ArrayList<Id>(known.size());
    known.sort(BY_CLIENT.thenComparing(Comparator.comparingLong(Id::clock).reversed()));
    for (var id : known) {
      boolean first = clocks.isEmpty() || clocks.getLast().client() != id.client();
      if (first) clocks.add(id);
    }
    this.clocks = List.copyOf(clocks);
  }

  /// Reads a whole one; of a client that comes more than once, the highest clock.
  ///
  /// @throws MalformedUpdate if it is none
  public static StateVector read(byte[] bytes) {
    var in = new Lib0Reader(bytes);
    int count = in.count(LEAST_ENTRY);
    if (count > MOST_CLIENTS) throw in.flawed(Flaw.TOO_MANY);
    var known = new ArrayList<Id>(count);
    for (int i = 0; i < count; i++) known.add(new Id(in.varUint(), in.varUint()));
    in.requireEnd();
    return new StateVector(known);
  }

  /// These clocks, by client.
  static StateVector of(Map<Long, Long> clocks) {
    var known = new ArrayList<Id>(clocks.size());
    clocks.forEach((client, clock) -> known.add(new Id(client, clock)));
    return new StateVector(known);
  }

  /// What is in an update without a hole before it.
  ///
  /// @throws MalformedUpdate if it is no update
  public static StateVector of(byte[] update) {
    return of(StructCursor.over(update));
  }

  /// What the structs of a cursor that stands at the first one hold; it then stands after the last.
  static StateVector of(StructCursor cursor) {
    var known = new ArrayList<Id>();
    int section = -1;
    long end = 0;
    for (var struct = cursor.current(); struct != null; struct = cursor.advance()) {
      if (cursor.section() != section) {
        section = cursor.section();
        end = 0;
        known.add(new Id(struct.client(), 0));
      }
      if (struct.clock() != end || struct instanceof Skip) continue;
      end = struct.end();
      known.set(known.size() - 1, new Id(struct.client(), end));
    }
    known.removeIf(id -> id.clock() == 0);
    return new StateVector(known);
  }

  /// The higher clock of each client.
  StateVector or(StateVector other) {
    var all = new ArrayList<>(clocks);
    all.addAll(other.clocks);
    return new StateVector(all);
  }

  /// What is known once these structs are as well, but for those behind a hole. The cursor, which
  /// stands at the first one, then stands after the last.
  StateVector with(StructCursor cursor) {
    var known = new HashMap<Long, Long>();
    clocks.forEach(id -> known.put(id.client(), id.clock()));
    for (var struct = cursor.current(); struct != null; struct = cursor.advance()) {
      long clock = known.getOrDefault(struct.client(), 0L);
      boolean goesOn = struct.clock() <= clock && struct.end() > clock;
      if (goesOn && !(struct instanceof Skip)) known.put(struct.client(), struct.end());
    }
    return of(known);
  }

  /// The first unit of a client that is not known; 0 if none is.
  public long clock(long client) {
    int found = Collections.binarySearch(clocks, new Id(client, 0), BY_CLIENT);
    return found < 0 ? 0 : clocks.get(found).clock();
  }

  /// Whether nothing is known.
  public boolean isEmpty() {
    return clocks.stream().allMatch(id -> id.clock() == 0);
  }

  /// Its bytes, the highest client first.
  public byte[] toByteArray() {
    var out = new Lib0Writer().varUint(clocks.size());
    for (var id : clocks) out.varUint(id.client()).varUint(id.clock());
    return out.toByteArray();
  }
}
