package org.lockstep.yjs;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A type of the document's own, by its name.
record Root(String name) {
  static Root read(Lib0Reader in) {
    return new Root(new String(in.varBytes(), UTF_8));
  }

  /// As the parent of an item that has no neighbour.
  void writeTo(Lib0Writer out) {
    out.varUint(Id.ROOT).varString(name.getBytes(UTF_8));
  }
}
