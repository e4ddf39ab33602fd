package org.lockstep.yjs;

/// Units that are not there: a hole, which a later update may fill.
record Skip(long client, long clock, long length) implements Struct {
  static final int KIND = 10;

  @Override
  public Skip from(long count) {
    return new Skip(client, clock + count, length - count);
  }

  @Override
  public void writeTo(Lib0Writer out) {
    out.writeByte(KIND).varUint(length);
  }
}
