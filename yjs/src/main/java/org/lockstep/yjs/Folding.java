package org.lockstep.yjs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Puts two documents together by copying whole parts: those of clients that only one has as they
/// are, and of others as much as stays as it is.
final class Folding {
  private final Whole own;
  private final Whole more;
  private final Lib0Writer out;
  private final List<Section> sections = new ArrayList<>();

  Folding(Whole own, Whole more) {
    this.own = own;
    this.more = more;
    this.out = new Lib0Writer(Math.addExact(own.bytes().length, more.bytes().length));
  }

  Whole run() {
    out.varUint(countClients());
    int i = 0;
    int j = 0;
    while (i < own.sections().size() || j < more.sections().size()) {
      long mine = client(own, i);
      long theirs = client(more, j);
      if (mine > theirs) {
        copy(own, own.sections().get(i++));
      } else if (theirs > mine) {
        copy(more, more.sections().get(j++));
      } else {
        join(own.sections().get(i++), more.sections().get(j++));
      }
    }
    int deletionsAt = out.size();
    DeleteSet.join(List.of(own.deletions(), more.deletions())).writeTo(out);
    return new Whole(out.toByteArray(), sections, deletionsAt);
  }

  private int countClients() {
    var known = own.sections().stream().map(Section::client);
    var others = more.sections().stream().map(Section::client);
    return Math.toIntExact(Stream.concat(known, others).distinct().count());
  }

  /// The client of a section, or of none after the last.
  private static long client(Whole whole, int index) {
    return index < whole.sections().size() ? whole.sections().get(index).client() : -1;
  }

  private void copy(Whole from, Section part) {
    out.varUint(part.structs()).varUint(part.client()).varUint(part.clock());
    sections.add(part.moved(out.size() - part.from()));
    out.raw(from.bytes(), part.from(), part.to());
  }

  private void join(Section mine, Section theirs) {
    if (theirs.clock() == mine.end()) {
      goOn(mine, theirs);
    } else {
      var merged = YUpdate.merge(List.of(alone(own, mine), alone(more, theirs)));
      var both = Whole.of(YUpdate.coalesce(merged));
      copy(both, both.sections().getFirst());
    }
  }

  /// As an update of its own.
  private static byte[] alone(Whole whole, Section part) {
    return new Lib0Writer(part.to() - part.from())
        .varUint(1)
        .varUint(part.structs())
        .varUint(part.client())
        .varUint(part.clock())
        .raw(whole.bytes(), part.from(), part.to())
        .varUint(0)
        .toByteArray();
  }

  /// Puts theirs behind mine, of which only the last struct may become longer by it.
  private void goOn(Section mine, Section theirs) {
    var border =
        new Lib0Writer()
            .varUint(1)
            .varUint(1 + theirs.structs())
            .varUint(mine.client())
            .varUint(mine.lastClock())
            .raw(own.bytes(), mine.last(), mine.to())
            .raw(more.bytes(), theirs.from(), theirs.to())
            .varUint(0)
            .toByteArray();
    var joined = Whole.of(YUpdate.coalesce(border));
    var rest = joined.sections().getFirst();
    int structs = mine.structs() - 1 + rest.structs();
    out.varUint(structs).varUint(mine.client()).varUint(mine.clock());
    int from = out.size();
    out.raw(own.bytes(), mine.from(), mine.last());
    int shift = out.size() - rest.from();
    out.raw(joined.bytes(), rest.from(), rest.to());
    long solid = mine.solid() == mine.end() ? rest.solid() : mine.solid();
    sections.add(
        new Section(
            mine.client(),
            structs,
            mine.clock(),
            rest.end(),
            solid,
            from,
            out.size(),
            rest.last() + shift,
            rest.lastClock()));
  }
}
