package org.lockstep.yjs;

import org.jspecify.annotations.Nullable;

/// Reads the structs of an update one after the other, each only when it is wanted.
///
/// Everything that could lead a later step astray is refused here: a struct without length, a clock
/// beyond 2^53-1, a payload beyond the end. Texts are not looked into; see [Validation].
final class StructCursor {
  /// The fewest bytes of a section: its count of structs, client and clock.
  private static final int LEAST_SECTION = 3;

  /// The fewest bytes of a struct: its info byte and a length.
  private static final int LEAST_STRUCT = 2;

  private final Lib0Reader in;
  private int sectionsLeft;
  private int structsLeft;
  private int section = -1;
  private int sectionAt;
  private int structAt;
  private boolean descends = true;
  private long client;
  private long clock;
  private @Nullable Struct current;

  private StructCursor(Lib0Reader in, int sections) {
    this.in = in;
    this.sectionsLeft = sections;
  }

  /// At the first struct of an update.
  static StructCursor over(byte[] update) {
    var in = new Lib0Reader(update);
    var cursor = new StructCursor(in, in.count(LEAST_SECTION));
    cursor.advance();
    return cursor;
  }

  /// At the first struct of the one section that begins at byte `from` of an update.
  static StructCursor overSection(byte[] update, int from) {
    var cursor = new StructCursor(new Lib0Reader(update, from, update.length), 1);
    cursor.advance();
    return cursor;
  }

  /// The struct at which it stands, or `null` after the last.
  @Nullable Struct current() {
    return current;
  }

  /// Which of the sections [#current] belongs to, from 0.
  int section() {
    return section;
  }

  /// The byte at which that section begins.
  int sectionAt() {
    return sectionAt;
  }

  /// The byte at which [#current] begins.
  int structAt() {
    return structAt;
  }

  /// The byte at which it ends.
  int structEnd() {
    return in.position();
  }

  /// Whether each section so far was of a lower client than the one before.
  boolean descends() {
    return descends;
  }

  /// What follows the last struct.
  ///
  /// @throws IllegalStateException if it is not reached
  Lib0Reader rest() {
    if (current != null) throw new IllegalStateException("structs are left");
    return in;
  }

  /// Goes to the next struct, and returns it or `null`.
  @Nullable Struct advance() {
    while (structsLeft == 0) {
      if (sectionsLeft == 0) {
        current = null;
        return null;
      }
      nextSection();
    }
    structsLeft--;
    structAt = in.position();
    var next = read();
    clock = next.end();
    current = next;
    return next;
  }

  /// Goes to the next struct that is not a hole.
  @Nullable Struct advanceOverHoles() {
    do advance();
    while (current instanceof Skip);
    return current;
  }

  private void nextSection() {
    sectionsLeft--;
    section++;
    sectionAt = in.position();
    structsLeft = in.count(LEAST_STRUCT);
    long next = in.varUint();
    descends &= section == 0 || next < client;
    client = next;
    clock = in.varUint();
  }

  private Struct read() {
    int info = in.readByte();
    Struct struct =
        switch (info & Kind.MASK) {
          case Gc.KIND -> new Gc(client, clock, in.varUint());
          case Skip.KIND -> readSkip(info);
          default -> new Item(in, client, clock);
        };
    if (struct.length() == 0) throw in.flawed(Flaw.EMPTY);
    if (struct.length() > Lib0Reader.MAX - clock) throw in.flawed(Flaw.TOO_LARGE);
    return struct;
  }

  private Skip readSkip(int info) {
    if (info != Skip.KIND) throw in.flawed(Flaw.UNKNOWN_TAG);
    return new Skip(client, clock, in.varUint());
  }
}
