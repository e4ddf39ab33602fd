package org.lockstep.bench.yjs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.lockstep.bench.yjs.Trace.Edit;
import org.lockstep.yjs.Lib0Writer;

/// Types a trace as one Yjs client would, and gives the update of each edit.
///
/// Only the ids of the characters are kept, deleted ones too, in a buffer with a gap where the
/// cursor
/// is: people type where they typed before.
public final class Typist {
  private static final int STRING = 4;
  private static final int ORIGIN = 0x80;
  private static final int RIGHT_ORIGIN = 0x40;
  private static final byte[] ROOT = {1, 4, 't', 'e', 'x', 't'};

  private final long client;
  private final int[] clocks; // of what is left of the gap, and at the end what is right of it
  private final boolean[] gone; // by clock
  private int left;
  private int right;
  private int visibleLeft;
  private int clock;

  private Typist(long client, int characters) {
    this.client = client;
    this.clocks = new int[characters];
    this.gone = new boolean[characters];
    this.right = characters;
  }

  /// The updates of all edits, in their order.
  public static List<byte[]> type(Trace trace, long client) {
    int characters = trace.edits().stream().mapToInt(edit -> edit.inserted().length()).sum();
    var typist = new Typist(client, characters);
    var updates = new ArrayList<byte[]>(trace.edits().size());
    for (var edit : trace.edits()) updates.add(typist.type(edit));
    return updates;
  }

  private byte[] type(Edit edit) {
    moveTo(edit.position());
    var out = new Lib0Writer();
    var inserted = edit.inserted();
    if (inserted.isEmpty()) out.varUint(0);
    else insert(inserted, out);
    if (edit.deleted() == 0) out.varUint(0);
    else delete(edit.deleted(), out);
    return out.toByteArray();
  }

  /// Puts the gap behind the visible character before `position`.
  private void moveTo(int position) {
    while (visibleLeft > position || (left > 0 && gone[clocks[left - 1]])) {
      clocks[--right] = clocks[--left];
      if (!gone[clocks[right]]) visibleLeft--;
    }
    while (visibleLeft < position) stepRight();
  }

  private void stepRight() {
    clocks[left] = clocks[right++];
    if (!gone[clocks[left++]]) visibleLeft++;
  }

  private void insert(String text, Lib0Writer out) {
    out.varUint(1).varUint(1).varUint(client).varUint(clock);
    boolean hasRight = right < clocks.length;
    out.writeByte(STRING | (left > 0 ? ORIGIN : 0) | (hasRight ? RIGHT_ORIGIN : 0));
    if (left > 0) out.varUint(client).varUint(clocks[left - 1]);
    if (hasRight) out.varUint(client).varUint(clocks[right]);
    if (left == 0 && !hasRight) out.raw(ROOT, 0, ROOT.length);
    out.varString(text.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < text.length(); i++) clocks[left++] = clock++;
    visibleLeft += text.length();
  }

  private void delete(int count, Lib0Writer out) {
    out.varUint(1).varUint(client).varUint(count);
    for (int i = 0; i < count; i++) {
      while (gone[clocks[right]]) stepRight();
      gone[clocks[right]] = true;
      out.varUint(clocks[right]).varUint(1);
      stepRight();
    }
  }
}
