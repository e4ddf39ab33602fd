package org.lockstep.yjs;

import java.util.Arrays;

/// Looks at every byte of an update from outside, texts included.
///
/// Yjs lets some of this pass and then fails in each browser that gets it, so that one bad message
/// would end everybody's session.
final class Validation {
  private static final byte[] UNDEFINED = {'u', 'n', 'd', 'e', 'f', 'i', 'n', 'e', 'd'};

  private Validation() {}

  /// The extent of a valid update.
  ///
  /// @throws MalformedUpdate if it is none
  static Extent of(byte[] update) {
    var cursor = StructCursor.over(update);
    int structs = 0;
    int clients = 0;
    int section = -1;
    for (var struct = cursor.current(); struct != null; struct = cursor.advance()) {
      if (struct instanceof Item item) check(item);
      if (cursor.section() != section) clients++;
      section = cursor.section();
      structs++;
    }
    var rest = cursor.rest();
    int deletions = DeleteSet.pass(rest);
    rest.requireEnd();
    return new Extent(update.length, clients, structs, deletions);
  }

  private static void check(Item item) {
    if ((item.info() & Item.HAS_NEIGHBOUR) == 0) checkParent(item.ids(), item.info());
    var in = item.payload();
    switch (item.kind()) {
      case DELETED, BINARY -> {} // no texts
      case STRING -> text(in);
      case JSON -> texts(in);
      case EMBED -> json(in);
      case FORMAT -> {
        text(in);
        json(in);
      }
      case TYPE -> {
        in.varUint();
        if (in.remaining() > 0) text(in);
      }
      case ANY -> values(in);
      case DOC -> {
        text(in);
        Any.check(in);
      }
    }
  }

  private static void checkParent(Lib0Reader in, int info) {
    if (Id.isRootNext(in)) text(in);
    else Id.pass(in);
    if ((info & Item.HAS_KEY) != 0) text(in);
  }

  private static void values(Lib0Reader in) {
    long count = in.varUint();
    for (long i = 0; i < count; i++) Any.check(in);
  }

  /// Old Yjs wrote `undefined` among JSON texts.
  private static void texts(Lib0Reader in) {
    long count = in.varUint();
    for (long i = 0; i < count; i++) {
      int length = text(in);
      int from = in.position() - length;
      var bytes = in.array();
      boolean undefined = Arrays.equals(bytes, from, in.position(), UNDEFINED, 0, UNDEFINED.length);
      if (!undefined) Json.check(bytes, from, in.position());
    }
  }

  private static void json(Lib0Reader in) {
    int length = text(in);
    Json.check(in.array(), in.position() - length, in.position());
  }

  private static int text(Lib0Reader in) {
    int length = in.length();
    Utf8.check(in.array(), in.position() - length, in.position());
    return length;
  }
}
