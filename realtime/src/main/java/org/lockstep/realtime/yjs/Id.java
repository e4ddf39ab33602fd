package org.lockstep.realtime.yjs;

/// One clock unit of one client.
record Id(long client, long clock) {
  private static final int ROOT = 1;

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
