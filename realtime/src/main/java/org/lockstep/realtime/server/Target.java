package org.lockstep.realtime.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.lockstep.realtime.store.DocumentName;

/// What a request for a WebSocket is about.
sealed interface Target {
  /// Where y-websocket connects to.
  String Y = "/y/";

  /// Where Hocuspocus connects to.
  String HOCUSPOCUS = "/hocuspocus";

  /// y-websocket, for one document; none if its name is none.
  record OneDocument(Optional<DocumentName> document, String ticket) implements Target {
    @Override
    public String toString() {
      return "OneDocument[" + document + "]";
    }
  }

  /// Hocuspocus, for many.
  record ManyDocuments() implements Target {}

  /// Nothing that is here.
  record Nothing() implements Target {}

  /// Reads the target of a request.
  static Target of(String uri) {
    int end = uri.indexOf('?');
    var path = end < 0 ? uri : uri.substring(0, end);
    if (path.equals(HOCUSPOCUS) || path.equals(HOCUSPOCUS + "/")) return new ManyDocuments();
    if (!path.startsWith(Y)) return new Nothing();
    return new OneDocument(documentOf(path.substring(Y.length())), ticketOf(uri));
  }

  /// The path is decoded once and strictly; a plus is a plus. What is then no name is no
  /// document.
  private static Optional<DocumentName> documentOf(String path) {
    try {
      return Optional.of(DocumentName.parse(decode(path)));
    } catch (IllegalArgumentException | CharacterCodingException noName) {
      return Optional.empty();
    }
  }

  private static String decode(String path) throws CharacterCodingException {
    var bytes = new ByteArrayOutputStream(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c > '~' || c <= ' ') throw new IllegalArgumentException("a path is printable ASCII");
      if (c == '%') {
        bytes.write(HexFormat.fromHexDigits(path, i + 1, Math.min(i + 3, path.length())));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
  }

  private static String ticketOf(String uri) {
    try {
      var tickets = new QueryStringDecoder(uri).parameters().getOrDefault("ticket", List.of());
      return tickets.isEmpty() ? "" : tickets.getFirst();
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }
}
