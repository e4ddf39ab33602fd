package org.lockstep.yjs;

/// Some of the units of an item. Its parts together are the item: whoever has some of them may get
/// the others from anywhere.
///
/// @param item of which it is a part
/// @param clock its first unit
/// @param bytes where its elements lie, or would if the item's content were not deleted
/// @param halfBefore whether it begins with the second half of a pair of surrogates
/// @param halfAfter whether it ends with the first half of one
record Part(Item item, long clock, long length, Span bytes, boolean halfBefore, boolean halfAfter)
    implements Struct {
  private static final byte[] HALF = {(byte) 0xef, (byte) 0xbf, (byte) 0xbd}; // U+FFFD

  /// Bytes `from` (inclusive) to `to` (exclusive) of the item's update.
  record Span(int from, int to) {}

  /// All units of an item.
  static Part all(Item item) {
    var elements = item.elements();
    int from = elements.position();
    var span = new Span(from, from + elements.remaining());
    return new Part(item, item.clock(), item.length(), span, false, false);
  }

  @Override
  public long client() {
    return item.client();
  }

  @Override
  public Part from(long count) {
    return after(count, borderAfter(count));
  }

  /// Where its bytes are cut after `count` units, which are fewer than all.
  Border borderAfter(long count) {
    if (count >= length) throw new IllegalArgumentException("a part has units");
    var in = new Lib0Reader(item.payload().array(), bytes.from, bytes.to);
    return Content.border(in, item.kind(), halfBefore ? count - 1 : count);
  }

  /// The first `count` units.
  Part until(long count, Border border) {
    var span = new Span(bytes.from, border.left());
    return new Part(item, clock, count, span, halfBefore, border.cutsPair());
  }

  /// What is left without them.
  Part after(long count, Border border) {
    var span = new Span(border.right(), bytes.to);
    return new Part(item, clock + count, length - count, span, border.cutsPair(), halfAfter);
  }

  @Override
  public void writeTo(Lib0Writer out) {
    var kind = item.kind();
    writeHead(kind, out);
    out.varUint(kind == Kind.STRING ? textLength() : length);
    if (kind == Kind.DELETED) return;
    if (halfBefore) out.raw(HALF, 0, HALF.length);
    out.raw(item.payload().array(), bytes.from, bytes.to);
    if (halfAfter) out.raw(HALF, 0, HALF.length);
  }

  /// Appends the same units without their content.
  void writeDeletedTo(Lib0Writer out) {
    writeHead(Kind.DELETED, out);
    out.varUint(length);
  }

  private void writeHead(Kind content, Lib0Writer out) {
    if (clock == item.clock()) item.writeHead(content, out);
    else item.writeHeadOfRest(content, clock, out);
  }

  private int textLength() {
    int halves = (halfBefore ? HALF.length : 0) + (halfAfter ? HALF.length : 0);
    return bytes.to - bytes.from + halves;
  }
}
