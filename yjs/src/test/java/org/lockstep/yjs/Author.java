package org.lockstep.yjs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// People who edit one text together, as small as can be: the text is a list of characters with
/// their ids, and each change gives the update that Yjs would send. What is deleted leaves the
/// list.
final class Author {
  private static final String LETTERS = "abcžé中";
  private static final int CLIENTS = 3;
  private static final byte[] ROOT = {1, 4, 't', 'e', 'x', 't'};

  private final Random random;
  private final List<Id> text = new ArrayList<>();
  private final long[] clocks = new long[CLIENTS];

  private Author(Random random) {
    this.random = random;
  }

  /// The updates of so many edits, in their order.
  static List<byte[]> write(Random random, int edits) {
    var author = new Author(random);
    var updates = new ArrayList<byte[]>();
    for (int i = 0; i < edits; i++) updates.add(author.edit());
    return updates;
  }

  private byte[] edit() {
    return text.size() > 4 && random.nextInt(4) == 0 ? delete() : insert();
  }

  private byte[] insert() {
    int who = random.nextInt(CLIENTS);
    int at = random.nextInt(3) == 0 ? random.nextInt(text.size() + 1) : text.size();
    var word = word();
    long client = who * 1_000_003L + 1;
    long clock = clocks[who];
    var out = new Lib0Writer().varUint(1).varUint(1).varUint(client).varUint(clock);
    writeIds(out, at);
    out.varString(word.getBytes(StandardCharsets.UTF_8)).varUint(0);
    for (int i = 0; i < word.length(); i++) text.add(at + i, new Id(client, clock + i));
    clocks[who] += word.length();
    return out.toByteArray();
  }

  private void writeIds(Lib0Writer out, int at) {
    boolean left = at > 0;
    boolean right = at < text.size();
    out.writeByte(4 | (left ? Item.HAS_ORIGIN : 0) | (right ? Item.HAS_RIGHT : 0));
    if (left) writeId(out, text.get(at - 1));
    if (right) writeId(out, text.get(at));
    if (!left && !right) out.raw(ROOT, 0, ROOT.length);
  }

  private static void writeId(Lib0Writer out, Id id) {
    out.varUint(id.client()).varUint(id.clock());
  }

  private byte[] delete() {
    var gone = text.remove(random.nextInt(text.size()));
    return new Lib0Writer()
        .varUint(0)
        .varUint(1)
        .varUint(gone.client())
        .varUint(1)
        .varUint(gone.clock())
        .varUint(1)
        .toByteArray();
  }

  private String word() {
    if (random.nextInt(6) == 0) return "😀";
    var word = new StringBuilder();
    for (int i = 0; i <= random.nextInt(4); i++) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }
}
