package org.lockstep.realtime.hocuspocus;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.lockstep.realtime.sync.SyncMessage;
import org.lockstep.yjs.AwarenessUpdate;
import org.lockstep.yjs.Flaw;
import org.lockstep.yjs.Lib0Reader;
import org.lockstep.yjs.Lib0Writer;
import org.lockstep.yjs.MalformedUpdate;

/// What a frame says of its document.
@SuppressWarnings("ArrayRecordComponent") // handed on, not copied
public sealed interface Body {
  /// The scope of who may write.
  String READ_WRITE = "read-write";

  /// The scope of who may not.
  String READ_ONLY = "readonly";

  /// A step of the documents' exchange.
  record Sync(SyncMessage message) implements Body {}

  /// The same as an answer; clients send it but cannot read it.
  record SyncReply(SyncMessage message) implements Body {}

  /// The presence of some clients.
  record Awareness(AwarenessUpdate update) implements Body {}

  /// A client shows its ticket.
  ///
  /// @param version of the provider; empty before version 4
  record Token(String token, String version) implements Body {
    @Override
    public String toString() {
      return "Token[" + version + "]";
    }
  }

  /// The server asks for the ticket again.
  record TokenWanted() implements Body {}

  /// The server does not admit, or no longer.
  record Denied(String reason) implements Body {}

  /// The server admits.
  ///
  /// @param scope [#READ_WRITE] or [#READ_ONLY]
  record Admitted(String scope) implements Body {}

  /// Asks for all presence.
  record QueryAwareness() implements Body {}

  /// A text of the application, in UTF-8.
  record Stateless(byte[] text) implements Body {}

  /// A text from one server to others, in UTF-8.
  record BroadcastStateless(byte[] text) implements Body {}

  /// The client leaves the document.
  record Left() implements Body {}

  /// The server closes the document.
  record Closed(String reason) implements Body {}

  /// What became of one change: it is durable, or it was refused.
  record SyncStatus(boolean applied) implements Body {}

  /// Reads one, up to its end.
  ///
  /// @throws MalformedUpdate if it is none
  static Body read(Lib0Reader in) {
    long type = in.varUint();
    if (type > BodyType.SYNC_STATUS) throw flawed(in);
    return switch ((int) type) {
      case BodyType.SYNC -> new Sync(SyncMessage.read(in));
      case BodyType.SYNC_REPLY -> new SyncReply(SyncMessage.read(in));
      case BodyType.AWARENESS -> new Awareness(AwarenessUpdate.read(in.varBytes()));
      case BodyType.AUTH -> readAuth(in);
      case BodyType.QUERY_AWARENESS -> new QueryAwareness();
      case BodyType.STATELESS -> new Stateless(in.varString());
      case BodyType.BROADCAST_STATELESS -> new BroadcastStateless(in.varString());
      case BodyType.CLOSE -> in.remaining() == 0 ? new Left() : new Closed(text(in));
      default -> readStatus(in);
    };
  }

  private static Body readAuth(Lib0Reader in) {
    long what = in.varUint();
    if (what == BodyType.DENIED) return new Denied(text(in));
    if (what == BodyType.ADMITTED) return new Admitted(text(in));
    if (what != BodyType.TOKEN) throw flawed(in);
    if (in.remaining() == 0) return new TokenWanted();
    return new Token(text(in), in.remaining() == 0 ? "" : text(in));
  }

  private static SyncStatus readStatus(Lib0Reader in) {
    long applied = in.varUint();
    if (applied > 1) throw flawed(in);
    return new SyncStatus(applied == 1);
  }

  private static String text(Lib0Reader in) {
    return new String(in.varString(), UTF_8);
  }

  private static MalformedUpdate flawed(Lib0Reader in) {
    return new MalformedUpdate(Flaw.UNKNOWN_TAG, in.position());
  }

  /// Writes it.
  default void write(Lib0Writer out) {
    switch (this) {
      case Sync(var message) -> message.write(out.varUint(BodyType.SYNC));
      case SyncReply(var message) -> message.write(out.varUint(BodyType.SYNC_REPLY));
      case Awareness(var update) -> out.varUint(BodyType.AWARENESS).varBytes(update.toByteArray());
      case Token token -> writeToken(token, out.varUint(BodyType.AUTH).varUint(BodyType.TOKEN));
      case TokenWanted() -> out.varUint(BodyType.AUTH).varUint(BodyType.TOKEN);
      case Denied(var reason) ->
          out.varUint(BodyType.AUTH).varUint(BodyType.DENIED).varString(reason.getBytes(UTF_8));
      case Admitted(var scope) ->
          out.varUint(BodyType.AUTH).varUint(BodyType.ADMITTED).varString(scope.getBytes(UTF_8));
      case QueryAwareness() -> out.varUint(BodyType.QUERY_AWARENESS);
      case Stateless(var text) -> out.varUint(BodyType.STATELESS).varString(text);
      case BroadcastStateless(var text) ->
          out.varUint(BodyType.BROADCAST_STATELESS).varString(text);
      case Left() -> out.varUint(BodyType.CLOSE);
      case Closed(var reason) -> out.varUint(BodyType.CLOSE).varString(reason.getBytes(UTF_8));
      case SyncStatus(var applied) -> out.varUint(BodyType.SYNC_STATUS).varUint(applied ? 1 : 0);
    }
  }

  private static void writeToken(Token token, Lib0Writer out) {
    out.varString(token.token().getBytes(UTF_8));
    if (!token.version().isEmpty()) out.varString(token.version().getBytes(UTF_8));
  }
}
