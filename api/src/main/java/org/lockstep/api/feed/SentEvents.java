package org.lockstep.api.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes server-sent events (HTML standard, section 9.2). For one thread.
final class SentEvents {
  private final OutputStream out;

  SentEvents(OutputStream out) {
    this.out = out;
  }

  /// An event with a position, which the reader remembers.
  ///
  /// @param data JSON without line ends
  void send(String event, long position, byte[] data) throws IOException {
    write("id: " + position + "\nevent: " + event + "\ndata: ");
    out.write(data);
    write("\n\n");
  }

  /// An event that ends the stream.
  void end() throws IOException {
    write("event: end\ndata: {}\n\n");
    out.flush();
  }

  /// Tells the position alone: readers remember it and see no event.
  void beat(long position) throws IOException {
    write("id: " + position + "\n\n");
    out.flush();
  }

  void flush() throws IOException {
    out.flush();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
