package org.lockstep.yjs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adds an update to what a [TextDocument] knows, each struct once what it builds on is there.
final class Integration {
  private final Runs runs;
  private final Root root;
  private boolean changed;

  Integration(Runs runs, Root root) {
    this.runs = runs;
    this.root = root;
  }

  /// What a struct says, as far as a text needs it.
  ///
  /// @param parent of an item without neighbours: an id, the text's [Root] or another root
  /// @param keyed whether it is a value of a map
  private record Incoming(
      Struct struct,
      @Nullable Id origin,
      @Nullable Id right,
      @Nullable Id parent,
      boolean inText,
      boolean keyed) {}

  /// Adds what can be added, and tells whether the text may have changed.
  boolean apply(byte[] update) {
    var waiting = new LinkedHashMap<Long, ArrayDeque<Incoming>>();
    var cursor = StructCursor.over(update);
    for (var struct = cursor.current(); struct != null; struct = cursor.advance()) {
      if (struct instanceof Skip) continue;
      waiting.computeIfAbsent(struct.client(), _ -> new ArrayDeque<>()).add(read(struct));
    }
    while (addSome(waiting)) waiting.values().removeIf(ArrayDeque::isEmpty);
    for (var range : DeleteSet.read(cursor.rest()).ranges()) changed |= runs.delete(range);
    return changed;
  }

  private boolean addSome(Map<Long, ArrayDeque<Incoming>> waiting) {
    boolean progress = false;
    for (var queue : waiting.values()) {
      while (!queue.isEmpty() && canAdd(queue.getFirst())) {
        add(queue.removeFirst());
        progress = true;
      }
    }
    return progress;
  }

  private boolean canAdd(Incoming next) {
    return next.struct.clock() <= runs.end(next.struct.client())
        && runs.isKnown(next.origin)
        && runs.isKnown(next.right)
        && runs.isKnown(next.parent);
  }

  private Incoming read(Struct struct) {
    if (!(struct instanceof Item item)) return new Incoming(struct, null, null, null, false, false);
    var in = item.ids();
    var origin = (item.info() & Item.HAS_ORIGIN) == 0 ? null : Id.read(in);
    var right = (item.info() & Item.HAS_RIGHT) == 0 ? null : Id.read(in);
    if (origin != null || right != null) {
      return new Incoming(struct, origin, right, null, false, false);
    }
    boolean keyed = (item.info() & Item.HAS_KEY) != 0;
    if (!Id.isRootNext(in)) return new Incoming(struct, null, null, Id.read(in), false, keyed);
    boolean inText = Root.read(in).equals(root);
    return new Incoming(struct, null, null, null, inText, keyed);
  }

  private void add(Incoming next) {
    var struct = next.struct;
    long known = runs.end(struct.client());
    if (struct.end() <= known) return;
    long offset = known - struct.clock();
    var unit = new Id(struct.client(), known);
    var origin = offset == 0 ? next.origin : new Id(struct.client(), known - 1);
    var role = role(next, origin);
    var content = content(struct, offset);
    boolean deleted = struct instanceof Item item && item.kind() == Kind.DELETED;
    var run = new Run(unit, origin, next.right, role, content, struct.end() - known, deleted);
    runs.add(run);
    changed |= run.seen() > 0;
  }

  /// An item is where its neighbours are; beside one that was collected nobody knows any more.
  private Run.Role role(Incoming next, @Nullable Id origin) {
    if (!(next.struct instanceof Item item)) return Run.Role.COLLECTED;
    boolean inText = next.inText && !next.keyed;
    for (var neighbour : new @Nullable Id[] {next.right, origin}) {
      if (neighbour == null) continue;
      var run = runs.at(neighbour);
      if (run.role == Run.Role.COLLECTED) return Run.Role.COLLECTED;
      inText = run.isLinked();
    }
    if (!inText) return Run.Role.ELSEWHERE;
    return item.kind() == Kind.FORMAT ? Run.Role.MARK : Run.Role.CONTENT;
  }

  private static @Nullable String content(Struct struct, long offset) {
    if (!(struct instanceof Item item) || item.kind() != Kind.STRING) return null;
    return Run.from(new String(item.payload().varBytes(), UTF_8), offset);
  }
}
