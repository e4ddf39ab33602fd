package org.lockstep.realtime.room;

import org.lockstep.realtime.access.Refusal;
import org.lockstep.yjs.Flaw;
import org.lockstep.yjs.MalformedUpdate;

/// Why a connection to a document ends, with the close code of its WebSocket (RFC 6455, section
/// 7.4). After a code from 4400 to 4499 a y-websocket client of version 3.1 or later stays away.
public enum Ending {
  /// The other side left.
  LEFT(1000, "bye"),
  /// The server stops.
  STOPPING(1001, "the server stops"),
  /// It sent what is no message.
  MALFORMED(1007, "malformed message"),
  /// A message, or the document with it, is too large.
  TOO_BIG(1009, "too big"),
  /// The server has a fault, which is in its log.
  FAULT(1011, "server fault"),
  /// It reads too slowly, wants too much at once, or the document cannot be had at the moment.
  OVERLOAD(1013, "try again later"),
  /// The ticket is none, or none any more.
  UNAUTHORIZED(4401, "unauthorized"),
  /// The ticket is for something else.
  FORBIDDEN(4403, "forbidden"),
  /// The document was deleted, or its name is none.
  DELETED(4404, "no such document"),
  /// No ticket was shown in time.
  TIMEOUT(4408, "no ticket in time"),
  /// The document has ended, and one of the same name may have begun: what the client remembers
  /// is of another.
  MISMATCH(4409, "the document has ended"),
  /// The share has as many live documents as it may have, and this would be another one.
  TOO_MANY(4413, "the share has too many live documents");

  private final int code;
  private final String reason;

  Ending(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  /// Why a document stays closed.
  public static Ending of(Refusal refusal) {
    return switch (refusal) {
      case UNAUTHORIZED -> UNAUTHORIZED;
      case FORBIDDEN -> FORBIDDEN;
      case DELETED -> DELETED;
    };
  }

  /// Why somebody is disconnected who sent this.
  public static Ending of(MalformedUpdate malformed) {
    return malformed.flaw() == Flaw.TOO_MANY ? TOO_BIG : MALFORMED;
  }

  /// The close code.
  public int code() {
    return code;
  }

  /// A few words for the client's log.
  public String reason() {
    return reason;
  }
}
