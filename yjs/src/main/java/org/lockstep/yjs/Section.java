package org.lockstep.yjs;

/// Where the structs of one client lie in an update.
///
/// @param structs how many there are
/// @param clock the first unit
/// @param end the first unit after the last one
/// @param solid the first unit from `clock` on that is missing, `end` if none is
/// @param from the byte at which the structs begin
/// @param to the byte after them
/// @param last the byte at which the last one begins
/// @param lastClock its first unit
record Section(
    long client,
    int structs,
    long clock,
    long end,
    long solid,
    int from,
    int to,
    int last,
    long lastClock) {

  /// Passes over the section whose first struct a cursor stands at.
  static Section pass(StructCursor cursor, Struct first) {
    int number = cursor.section();
    int from = cursor.structAt();
    int structs = 0;
    long solid = first.clock();
    Struct last = first;
    int lastAt = from;
    int to = from;
    for (var next = first; next != null && cursor.section() == number; next = cursor.advance()) {
      structs++;
      if (next.clock() == solid && !(next instanceof Skip)) solid = next.end();
      last = next;
      lastAt = cursor.structAt();
      to = cursor.structEnd();
    }
    return new Section(
        first.client(), structs, first.clock(), last.end(), solid, from, to, lastAt, last.clock());
  }

  /// The same so many bytes further on.
  Section moved(int bytes) {
    return new Section(
        client, structs, clock, end, solid, from + bytes, to + bytes, last + bytes, lastClock);
  }

  /// What is known of the client by who has this.
  long known() {
    return clock == 0 ? solid : 0;
  }
}
