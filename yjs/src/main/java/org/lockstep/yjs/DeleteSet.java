package org.lockstep.yjs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which units are deleted. An update tells it after its structs, and it may speak of units that
/// the
/// update does not have.
///
/// @param ranges the highest client's first
record DeleteSet(List<Range> ranges) {
  private static final int LEAST_CLIENT = 2;
  private static final int LEAST_RANGE = 2;
  private static final Comparator<Range> BY_CLIENT =
      Comparator.comparingLong(Range::client).reversed();
  private static final Comparator<Range> BY_PLACE = BY_CLIENT.thenComparingLong(Range::clock);

  /// Passes over one and returns how many ranges it has.
  static int pass(Lib0Reader in) {
    int ranges = 0;
    int clients = in.count(LEAST_CLIENT);
    for (int i = 0; i < clients; i++) {
      long client = in.varUint();
      int count = in.count(LEAST_RANGE);
      for (int j = 0; j < count; j++) readRange(client, in);
      ranges += count;
    }
    return ranges;
  }

  /// Reads one; ranges of one client keep their order. What says nothing is forgotten: a range
  /// without units, a client without ranges.
  static DeleteSet read(Lib0Reader in) {
    var ranges = new ArrayList<Range>();
    int clients = in.count(LEAST_CLIENT);
    for (int i = 0; i < clients; i++) readClient(in, ranges);
    ranges.sort(BY_CLIENT); // stable
    return new DeleteSet(ranges);
  }

  private static void readClient(Lib0Reader in, List<Range> ranges) {
    long client = in.varUint();
    int count = in.count(LEAST_RANGE);
    for (int i = 0; i < count; i++) {
      var range = readRange(client, in);
      if (range.length() > 0) ranges.add(range);
    }
  }

  private static Range readRange(long client, Lib0Reader in) {
    var range = new Range(client, in.varUint(), in.varUint());
    if (range.end() > Lib0Reader.MAX) throw in.flawed(Flaw.TOO_LARGE);
    return range;
  }

  /// All together, with ranges that touch each other joined: its ranges are in order and apart.
  static DeleteSet join(List<DeleteSet> sets) {
    var all = new ArrayList<Range>(sets.stream().mapToInt(s -> s.ranges.size()).sum());
    sets.forEach(set -> all.addAll(set.ranges));
    all.sort(BY_PLACE);
    var joined = new ArrayList<Range>();
    for (var range : all) {
      if (joined.isEmpty() || !touch(joined.getLast(), range)) joined.add(range);
      else joined.set(joined.size() - 1, join(joined.getLast(), range));
    }
    return new DeleteSet(joined);
  }

  private static boolean touch(Range left, Range right) {
    return left.client() == right.client() && left.end() >= right.clock();
  }

  private static Range join(Range left, Range right) {
    long end = Math.max(left.end(), right.end());
    return new Range(left.client(), left.clock(), end - left.clock());
  }

  /// The same with its ranges in order and apart.
  DeleteSet joined() {
    return join(List.of(this));
  }

  /// In a joined set: whether all of these units are deleted.
  boolean covers(Range range) {
    return lastFrom(range.client(), range.clock()).filter(r -> r.end() >= range.end()).isPresent();
  }

  /// In a joined set: the index of the first range that ends after `clock`, or of what follows the
  /// client's ranges.
  int firstAfter(long client, long clock) {
    int found = Collections.binarySearch(ranges, new Range(client, clock, 0), BY_PLACE);
    int at = found >= 0 ? found : -found - 1;
    boolean before = at > 0 && ranges.get(at - 1).client() == client;
    return before && ranges.get(at - 1).end() > clock ? at - 1 : at;
  }

  /// In a joined set: the last range of a client that begins at `clock` or before.
  private Optional<Range> lastFrom(long client, long clock) {
    int at = firstAfter(client, clock);
    if (at == ranges.size()) return Optional.empty();
    var range = ranges.get(at);
    return Optional.of(range).filter(r -> r.client() == client && r.clock() <= clock);
  }

  void writeTo(Lib0Writer out) {
    out.varUint(countClients());
    int from = 0;
    while (from < ranges.size()) {
      int to = endOfClient(from);
      out.varUint(ranges.get(from).client()).varUint(to - from);
      for (var range : ranges.subList(from, to)) {
        out.varUint(range.clock()).varUint(range.length());
      }
      from = to;
    }
  }

  private int countClients() {
    int clients = 0;
    for (int from = 0; from < ranges.size(); from = endOfClient(from)) clients++;
    return clients;
  }

  private int endOfClient(int from) {
    int to = from;
    while (to < ranges.size() && ranges.get(to).client() == ranges.get(from).client()) to++;
    return to;
  }
}
