package org.lockstep.yjs;

/// Units that were deleted and forgotten, with their place.
record Gc(long client, long clock, long length) implements Struct {
  static final int KIND = 0;

  @Override
  public Gc from(long count) {
    return new Gc(client, clock + count, length - count);
  }

  @Override
  public void writeTo(Lib0Writer out) {
    out.writeByte(KIND).varUint(length);
  }
}
