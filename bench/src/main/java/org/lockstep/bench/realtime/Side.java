package org.lockstep.bench.realtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.lockstep.yjs.Lib0Writer;

/// How clients and a server talk: what is put around the steps of the documents' exchange.
enum Side {
  /// A socket is one document.
  Y_WEBSOCKET {
    @Override
    Lib0Writer begin(String document, int type) {
      return new Lib0Writer().varUint(type);
    }
  },

  /// Every frame begins with the document's name.
  HOCUSPOCUS {
    @Override
    Lib0Writer begin(String document, int type) {
      return new Lib0Writer().varString(document.getBytes(UTF_8)).varUint(type);
    }
  };

  private static final int SYNC = 0;
  private static final int AUTH = 2;
  private static final byte[] NOTHING_KNOWN = {0};

  abstract Lib0Writer begin(String document, int type);

  /// Asks for all of a document.
  byte[] question(String document) {
    return begin(document, SYNC).varUint(0).varBytes(NOTHING_KNOWN).toByteArray();
  }

  /// Answers the server's question: nothing that it lacks.
  byte[] answer(String document) {
    return begin(document, SYNC).varUint(1).varBytes(new byte[] {0, 0}).toByteArray();
  }

  /// A change.
  byte[] change(String document, byte[] update) {
    return begin(document, SYNC).varUint(2).varBytes(update).toByteArray();
  }

  /// Shows a ticket, as providers of version 4 do.
  byte[] ticket(String document, String ticket) {
    return begin(document, AUTH)
        .varUint(0)
        .varString(ticket.getBytes(UTF_8))
        .varString("4.7.0".getBytes(UTF_8))
        .toByteArray();
  }
}
