package org.lockstep.yjs;

/// Where the bytes of a payload are cut in two. In the middle of a pair of surrogates the pair's
/// bytes belong to neither side, and each gets a U+FFFD, as in JavaScript.
///
/// @param left where the bytes of the left side end
/// @param right where those of the right side begin
record Border(int left, int right) {
  boolean cutsPair() {
    return left != right;
  }
}
