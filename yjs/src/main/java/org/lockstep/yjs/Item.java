package org.lockstep.yjs;

import java.util.Arrays;

/// A struct with content, as it stands in an update: where its bytes lie, and its length. Nothing
/// is
/// copied out of the update until it is written into another one.
///
/// The bytes are the info byte, the ids of its neighbours when it was made (or of its parent, if it
/// had none), and the payload.
final class Item implements Struct {
  static final int HAS_ORIGIN = 0x80;
  static final int HAS_RIGHT = 0x40;
  static final int HAS_KEY = 0x20;
  static final int HAS_NEIGHBOUR = HAS_ORIGIN | HAS_RIGHT;

  private final byte[] source;
  private final int from;
  private final int payload;
  private final int to;
  private final Kind kind;
  private final long client;
  private final long clock;
  private final long length;

  /// Passes over an item whose info byte was read last, and which begins at this unit.
  Item(Lib0Reader in, long client, long clock) {
    this.source = in.array();
    this.client = client;
    this.clock = clock;
    from = in.position() - 1;
    kind = Kind.of(info(), in);
    passIds(in, info());
    payload = in.position();
    length = Content.pass(in, kind);
    to = in.position();
  }

  private static void passIds(Lib0Reader in, int info) {
    if ((info & HAS_ORIGIN) != 0) Id.pass(in);
    if ((info & HAS_RIGHT) != 0) Id.pass(in);
    if ((info & HAS_NEIGHBOUR) != 0) return;
    if (Id.isRootNext(in)) in.length();
    else Id.pass(in);
    if ((info & HAS_KEY) != 0) in.length();
  }

  @Override
  public long client() {
    return client;
  }

  @Override
  public long clock() {
    return clock;
  }

  @Override
  public long length() {
    return length;
  }

  Kind kind() {
    return kind;
  }

  @Override
  public Part from(long count) {
    return Part.all(this).from(count);
  }

  @Override
  public void writeTo(Lib0Writer out) {
    writeHead(kind, out);
    out.raw(source, payload, to);
  }

  /// Appends what stands before the payload. A key that no reader looks for is not announced: with
  /// a neighbour, the neighbour knows it.
  void writeHead(Kind content, Lib0Writer out) {
    int flags = info() & ~Kind.MASK;
    if ((flags & HAS_NEIGHBOUR) != 0) flags &= ~HAS_KEY;
    out.writeByte(flags | content.code()).raw(source, from + 1, payload);
  }

  /// Appends what stands before the payload of a part that begins at `first`: the unit before it is
  /// now its left neighbour.
  void writeHeadOfRest(Kind content, long first, Lib0Writer out) {
    boolean hasRight = (info() & HAS_RIGHT) != 0;
    int key = (info() & HAS_NEIGHBOUR) == 0 ? info() & HAS_KEY : 0;
    out.writeByte(HAS_ORIGIN | (info() & HAS_RIGHT) | key | content.code());
    out.varUint(client).varUint(first - 1);
    if (hasRight) out.raw(source, rightAt(), payload);
  }

  /// The element bytes of a divisible payload, without the count or length before them.
  Lib0Reader elements() {
    var in = new Lib0Reader(source, payload, to);
    if (kind.divisible()) in.varUint();
    return in;
  }

  /// A reader over what stands between the info byte and the payload.
  Lib0Reader ids() {
    return new Lib0Reader(source, from + 1, payload);
  }

  /// The bytes of the whole payload.
  Lib0Reader payload() {
    return new Lib0Reader(source, payload, to);
  }

  int info() {
    return source[from] & 0xff;
  }

  boolean hasOrigin(long originClient, long originClock) {
    if ((info() & HAS_ORIGIN) == 0) return false;
    var in = ids();
    return in.varUint() == originClient && in.varUint() == originClock;
  }

  /// Whether both have the same right neighbour, or none. Ids in their padded form count as others.
  boolean hasRightOf(Item other) {
    if (((info() ^ other.info()) & HAS_RIGHT) != 0) return false;
    if ((info() & HAS_RIGHT) == 0) return true;
    return Arrays.equals(source, rightAt(), payload, other.source, other.rightAt(), other.payload);
  }

  /// With a right neighbour: where its id begins, which ends at the payload.
  private int rightAt() {
    if ((info() & HAS_ORIGIN) == 0) return from + 1;
    var in = ids();
    Id.pass(in);
    return in.position();
  }
}
