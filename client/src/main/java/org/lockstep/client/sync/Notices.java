package org.lockstep.client.sync;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.wire.message.FeedMessages.Notice;

/// Reads server-sent events line by line (WHATWG HTML, section 9.2): here each has one line of
/// data. For one thread.
final class Notices {
  private static final String DATA = "data:";

  private final ServerConnection server;

  Notices(ServerConnection server) {
    this.server = server;
  }

  /// The notice of a line, if it holds one.
  Optional<Notice> read(String line) {
    if (!line.startsWith(DATA)) return Optional.empty();
    var json = line.substring(DATA.length()).strip();
    if (json.isEmpty()) return Optional.empty();
    return Optional.of(server.read(json.getBytes(StandardCharsets.UTF_8), Notice.class));
  }
}
