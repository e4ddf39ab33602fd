package org.lockstep.yjs;

/// The payload of items: how long it is, and where it can be cut. It is copied as it came and never
/// turned into values, so that what another implementation wrote survives to the bit.
final class Content {
  private static final int NAMED_ELEMENT = 3;
  private static final int NAMED_HOOK = 5;
  private static final int LAST_TYPE = 6;

  private Content() {}

  /// Passes over a payload and returns its length in clock units.
  static long pass(Lib0Reader in, Kind kind) {
    return switch (kind) {
      case DELETED -> in.varUint();
      case JSON -> passTexts(in);
      case STRING -> {
        int length = in.length();
        yield Utf8.utf16Length(in.array(), in.position() - length, in.position());
      }
      case ANY -> passValues(in);
      case BINARY, EMBED, FORMAT, TYPE, DOC -> passOne(in, kind);
    };
  }

  private static int passOne(Lib0Reader in, Kind kind) {
    if (kind == Kind.TYPE) {
      int type = type(in);
      if (type == NAMED_ELEMENT || type == NAMED_HOOK) in.length();
      return 1;
    }
    in.length();
    if (kind == Kind.FORMAT) in.length();
    if (kind == Kind.DOC) Any.pass(in);
    return 1;
  }

  /// Which shared type it is.
  ///
  /// @throws MalformedUpdate if Yjs 13 does not know it
  private static int type(Lib0Reader in) {
    long type = in.varUint();
    if (type > LAST_TYPE) throw in.flawed(Flaw.UNKNOWN_TAG);
    return (int) type;
  }

  private static int passTexts(Lib0Reader in) {
    int count = in.count(1);
    for (int i = 0; i < count; i++) in.length();
    return count;
  }

  private static int passValues(Lib0Reader in) {
    int count = in.count(1);
    for (int i = 0; i < count; i++) Any.pass(in);
    return count;
  }

  /// Where a divisible payload's elements are cut after `units` units.
  ///
  /// @param in at an element
  static Border border(Lib0Reader in, Kind kind, long units) {
    switch (kind) {
      case DELETED -> {} // a length and nothing else
      case STRING -> {
        return borderInText(in, units);
      }
      case JSON -> {
        for (long i = 0; i < units; i++) in.length();
      }
      case ANY -> {
        for (long i = 0; i < units; i++) Any.pass(in);
      }
      case BINARY, EMBED, FORMAT, TYPE, DOC -> throw new IllegalArgumentException(kind.name());
    }
    return new Border(in.position(), in.position());
  }

  private static Border borderInText(Lib0Reader in, long units) {
    long unit = 0;
    int before = in.position();
    while (unit < units) {
      before = in.position();
      unit += Utf8.units((byte) in.readByte());
      while (in.remaining() > 0 && Utf8.units(in.array()[in.position()]) == 0) in.skip(1);
    }
    return new Border(unit > units ? before : in.position(), in.position());
  }
}
