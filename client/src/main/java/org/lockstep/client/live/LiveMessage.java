package org.lockstep.client.live;

import java.util.Optional;
import org.lockstep.yjs.Lib0Reader;
import org.lockstep.yjs.Lib0Writer;

/// One message of `y-websocket`, which is one binary WebSocket message. The arrays are nobody's to
/// change.
sealed interface LiveMessage {
  int SYNC = 0;
  int PRESENCE = 1;
  int DENIED = 2;
  int ASK_PRESENCE = 3;
  int STEP_1 = 0;
  int STEP_2 = 1;
  int UPDATE = 2;

  /// What the sender has, so that the other side tells what it lacks.
  @SuppressWarnings("ArrayRecordComponent") // handed from one writer to one reader
  record Have(byte[] stateVector) implements LiveMessage {}

  /// The answer to that: from now on both have the same.
  @SuppressWarnings("ArrayRecordComponent")
  record Lacking(byte[] update) implements LiveMessage {}

  /// What somebody just wrote.
  @SuppressWarnings("ArrayRecordComponent")
  record Written(byte[] update) implements LiveMessage {}

  /// Who is there, and where.
  @SuppressWarnings("ArrayRecordComponent")
  record Presence(byte[] awareness) implements LiveMessage {}

  /// Asks who is there.
  record AskPresence() implements LiveMessage {}

  /// The server refuses something.
  record Denied() implements LiveMessage {}

  /// Reads a message; an unknown kind is none, as newer servers may have more.
  ///
  /// @throws org.lockstep.yjs.MalformedUpdate if the bytes end too early
  static Optional<LiveMessage> read(byte[] message) {
    var in = new Lib0Reader(message);
    return switch ((int) in.varUint()) {
      case SYNC -> readSync(in);
      case PRESENCE -> Optional.of(new Presence(in.varBytes()));
      case DENIED -> Optional.of(new Denied());
      case ASK_PRESENCE -> Optional.of(new AskPresence());
      default -> Optional.empty();
    };
  }

  private static Optional<LiveMessage> readSync(Lib0Reader in) {
    return switch ((int) in.varUint()) {
      case STEP_1 -> Optional.of(new Have(in.varBytes()));
      case STEP_2 -> Optional.of(new Lacking(in.varBytes()));
      case UPDATE -> Optional.of(new Written(in.varBytes()));
      default -> Optional.empty();
    };
  }

  /// The bytes of the message.
  default byte[] bytes() {
    var out = new Lib0Writer();
    switch (this) {
      case Have have -> out.varUint(SYNC).varUint(STEP_1).varBytes(have.stateVector);
      case Lacking lacking -> out.varUint(SYNC).varUint(STEP_2).varBytes(lacking.update);
      case Written written -> out.varUint(SYNC).varUint(UPDATE).varBytes(written.update);
      case Presence presence -> out.varUint(PRESENCE).varBytes(presence.awareness);
      case AskPresence _ -> out.varUint(ASK_PRESENCE);
      case Denied _ -> throw new IllegalStateException("only a server denies");
    }
    return out.toByteArray();
  }
}
