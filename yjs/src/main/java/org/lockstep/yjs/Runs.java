package org.lockstep.yjs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All units that a [TextDocument] knows, by client and, those of its text, in order.
final class Runs {
  private final Map<Long, List<Run>> clients = new HashMap<>();
  private @Nullable Run first;
  private int length;

  /// The first unit of a client that is not known.
  long end(long client) {
    var runs = clients.get(client);
    return runs == null ? 0 : runs.getLast().end();
  }

  boolean isKnown(@Nullable Id unit) {
    return unit == null || unit.clock() < end(unit.client());
  }

  StateVector stateVector() {
    var known = new HashMap<Long, Long>();
    clients.forEach((client, runs) -> known.put(client, runs.getLast().end()));
    return StateVector.of(known);
  }

  /// Whether everything is here that an update speaks of.
  boolean holds(byte[] update) {
    var cursor = StructCursor.over(update);
    boolean all = true;
    for (var struct = cursor.current(); struct != null; struct = cursor.advance()) {
      all &= struct instanceof Skip || struct.end() <= end(struct.client());
    }
    var deletions = DeleteSet.read(cursor.rest());
    return all && deletions.ranges().stream().allMatch(r -> r.end() <= end(r.client()));
  }

  /// The run that ends with this unit; one is cut if need be.
  Run endingWith(Id unit) {
    var run = at(unit);
    if (run.end() - 1 > unit.clock()) cut(run, unit.clock() + 1);
    return run;
  }

  /// The run that begins with this unit; one is cut if need be.
  Run beginningWith(Id unit) {
    var run = at(unit);
    return run.clock == unit.clock() ? run : cut(run, unit.clock());
  }

  private Run cut(Run run, long clock) {
    var runs = of(run.client);
    var behind = run.cut(clock - run.clock);
    runs.add(indexOf(runs, clock - 1) + 1, behind);
    return behind;
  }

  /// The run with this known unit.
  Run at(Id unit) {
    var runs = of(unit.client());
    return runs.get(indexOf(runs, unit.clock()));
  }

  private List<Run> of(long client) {
    return Objects.requireNonNull(clients.get(client), "a client that is not known");
  }

  private static int indexOf(List<Run> runs, long clock) {
    int low = 0;
    int high = runs.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (runs.get(middle).clock <= clock) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /// Adds a run that continues what is known of its client, at its place in the text.
  void add(Run run) {
    if (run.isLinked()) {
      link(run);
      length += run.seen();
    }
    clients.computeIfAbsent(run.client, _ -> new ArrayList<>()).add(run);
  }

  /// Finds the place among what was written at the same place at the same time, so that everybody
  /// finds the same: behind what has a lower client, before what has a higher.
  private void link(Run run) {
    var left = run.origin == null ? null : endingWith(run.origin);
    var end = run.rightOrigin == null ? null : beginningWith(run.rightOrigin);
    Set<Run> passed = new HashSet<>();
    Set<Run> conflicting = new HashSet<>();
    for (var other = after(left); other != null && other != end; other = other.right) {
      passed.add(other);
      conflicting.add(other);
      if (Objects.equals(run.origin, other.origin)) {
        if (other.client < run.client) {
          left = other;
          conflicting.clear();
        } else if (Objects.equals(run.rightOrigin, other.rightOrigin)) {
          break;
        }
      } else if (other.origin != null && passed.contains(at(other.origin))) {
        if (!conflicting.contains(at(other.origin))) {
          left = other;
          conflicting.clear();
        }
      } else {
        break;
      }
    }
    insertAfter(left, run);
  }

  private @Nullable Run after(@Nullable Run left) {
    return left == null ? first : left.right;
  }

  private void insertAfter(@Nullable Run left, Run run) {
    var right = after(left);
    run.left = left;
    run.right = right;
    if (left == null) first = run;
    else left.right = run;
    if (right != null) right.left = run;
  }

  /// Takes known units of one client away.
  ///
  /// @return whether the text changed
  boolean delete(Range range) {
    long to = Math.min(range.end(), end(range.client()));
    boolean changed = false;
    for (long clock = range.clock(); clock < to; ) {
      var run = beginningWith(new Id(range.client(), clock));
      if (run.end() > to) cut(run, to);
      clock = run.end();
      changed |= delete(run);
    }
    return changed;
  }

  private boolean delete(Run run) {
    int seen = run.seen();
    length -= seen;
    run.deleted = true;
    return seen > 0;
  }

  String text() {
    var text = new StringBuilder(length);
    for (var run = first; run != null; run = run.right) text.append(run.text());
    return text.toString();
  }

  int length() {
    return length;
  }

  /// The unit that is seen at an index, or `null` at the end.
  @Nullable Id unitAt(int index) {
    Objects.checkIndex(index, length + 1);
    int left = index;
    for (var run = first; run != null; run = run.right) {
      if (left < run.seen()) return new Id(run.client, run.clock + left);
      left -= run.seen();
    }
    return null;
  }

  /// How much is seen before a unit of the text.
  int indexOf(Id unit) {
    var run = at(unit);
    int index = run.seen() == 0 ? 0 : (int) (unit.clock() - run.clock);
    for (var before = run.left; before != null; before = before.left) index += before.seen();
    return index;
  }

  /// Writes new text, and gives the update that says so.
  byte[] insert(long client, int index, String text, Root root) {
    var left = index == 0 ? null : lastBefore(index);
    var right = after(left);
    var origin = left == null ? null : left.last();
    var rightOrigin = right == null ? null : right.first();
    var unit = new Id(client, end(client));
    var run = new Run(unit, origin, rightOrigin, Run.Role.CONTENT, text, text.length(), false);
    add(run);
    var out = new Lib0Writer().varUint(1).varUint(1).varUint(client).varUint(unit.clock());
    writeNeighbours(run, root, out);
    return out.varBytes(text.getBytes(UTF_8)).varUint(0).toByteArray();
  }

  private static void writeNeighbours(Run run, Root root, Lib0Writer out) {
    int flags =
        (run.origin == null ? 0 : Item.HAS_ORIGIN) | (run.rightOrigin == null ? 0 : Item.HAS_RIGHT);
    out.writeByte(flags | Kind.STRING.code());
    if (run.origin != null) run.origin.writeTo(out);
    if (run.rightOrigin != null) run.rightOrigin.writeTo(out);
    if (flags == 0) root.writeTo(out);
  }

  /// The run that ends where the unit at `index` would begin; one is cut if need be.
  private Run lastBefore(int index) {
    Objects.checkIndex(index, length + 1);
    return endingWith(Objects.requireNonNull(unitAt(index - 1)));
  }

  /// Deletes what is seen, and gives the update that says so.
  byte[] delete(int index, int count) {
    Objects.checkFromIndexSize(index, count, length);
    var ranges = new ArrayList<Range>();
    int left = count;
    var run = beginningWith(Objects.requireNonNull(unitAt(index)));
    for (var next = run; next != null && left > 0; next = next.right) {
      if (next.seen() == 0) continue;
      if (next.seen() > left) cut(next, next.clock + left);
      left -= next.seen();
      ranges.add(new Range(next.client, next.clock, next.length()));
      delete(next);
    }
    var out = new Lib0Writer().varUint(0);
    DeleteSet.join(List.of(new DeleteSet(ranges))).writeTo(out);
    return out.toByteArray();
  }
}
