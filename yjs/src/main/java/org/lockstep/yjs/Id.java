package org.lockstep.yjs;

/// One clock unit of one client.
record Id(long client, long clock) {
  static final int ROOT = 1;

  static Id read(Lib0Reader in) {
    return new Id(in.varUint(), in.varUint());
  }

  void writeTo(Lib0Writer out) {
    out.varUint(client).varUint(clock);
  }

  /// Passes over an id.
  static void pass(Lib0Reader in) {
    in.varUint();
    in.varUint();
  }

  /// Reads whether a parent is named, as the document's own types are, or has an id.
  static boolean isRootNext(Lib0Reader in) {
    long tag = in.varUint();
    if (tag > ROOT) throw in.flawed(Flaw.UNKNOWN_TAG);
    return tag == ROOT;
  }
}
