package org.lockstep.realtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.lockstep.yjs.Lib0Writer;

/// A Yjs client that types into the root `text`, each time after what it typed last.
public final class Typist {
  private static final int FIRST = 0x04;
  private static final int AFTER_ANOTHER = 0x84;

  private final long client;
  private long clock;

  /// With this client id.
  public Typist(long client) {
    this.client = client;
  }

  /// The update for a few letters of ASCII.
  public byte[] type(String letters) {
    var out = new Lib0Writer().varUint(1).varUint(1).varUint(client).varUint(clock);
    if (clock == 0) {
      out.writeByte(FIRST).varUint(1).varString("text".getBytes(UTF_8));
    } else {
      out.writeByte(AFTER_ANOTHER).varUint(client).varUint(clock - 1);
    }
    clock += letters.length();
    return out.varString(letters.getBytes(UTF_8)).varUint(0).toByteArray();
  }

  /// The update that deletes its first letter.
  public byte[] deleteFirst() {
    return new Lib0Writer()
        .varUint(0)
        .varUint(1)
        .varUint(client)
        .varUint(1)
        .varUint(0)
        .varUint(1)
        .toByteArray();
  }
}
