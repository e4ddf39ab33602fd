package org.lockstep.bench.realtime;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import org.lockstep.yjs.Lib0Writer;

/// What one client types at the end of its own text; sometimes a mark, by which readers know that
/// everything before it has come. Confined to one thread.
final class Edits {
  private static final byte[] MARK = "\u0001mark\u0002".getBytes(US_ASCII);
  private static final byte[] LETTER = {'x'};
  private static final int STRING = 4;
  private static final int ORIGIN = 0x80;
  private static final int RIGHT_ORIGIN = 0x40;
  private static final byte[] ROOT = "text".getBytes(US_ASCII);

  private final long client;
  private long clock;

  Edits(long client) {
    this.client = client;
  }

  /// Types a letter.
  byte[] letter() {
    return type(LETTER);
  }

  /// Types a mark.
  byte[] mark() {
    return type(MARK);
  }

  private byte[] type(byte[] text) {
    var out = new Lib0Writer().varUint(1).varUint(1).varUint(client).varUint(clock);
    if (clock == 0) out.writeByte(STRING).varUint(1).varString(ROOT);
    else out.writeByte(STRING | ORIGIN).varUint(client).varUint(clock - 1);
    clock += text.length;
    return out.varString(text).varUint(0).toByteArray();
  }

  /// A document in which every letter was typed before the one before it: nothing of it can be
  /// joined, so it stays as large as it is.
  static byte[] backwards(long client, int letters) {
    var out = new Lib0Writer().varUint(1).varUint(letters).varUint(client).varUint(0);
    out.writeByte(STRING).varUint(1).varString(ROOT).varString(LETTER);
    for (int clock = 1; clock < letters; clock++) {
      out.writeByte(STRING | RIGHT_ORIGIN).varUint(client).varUint(clock - 1).varString(LETTER);
    }
    return out.varUint(0).toByteArray();
  }

  /// How many marks stand in the rest of a message.
  static int marks(ByteBuf in) {
    int found = 0;
    int end = in.writerIndex() - MARK.length;
    int at = in.readerIndex();
    while (at <= end) {
      int first = in.indexOf(at, in.writerIndex(), MARK[0]);
      if (first < 0 || first > end) return found;
      if (isMark(in, first)) found++;
      at = first + 1;
    }
    return found;
  }

  private static boolean isMark(ByteBuf in, int from) {
    for (int i = 1; i < MARK.length; i++) if (in.getByte(from + i) != MARK[i]) return false;
    return true;
  }
}
