package org.lockstep.client.connection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server whose first answer breaks off in the middle of the content; those for ranges do not.
final class CutServer implements AutoCloseable {
  private final ServerSocket socket;
  private final byte[] content;
  private final int cut;
  private final List<String> ranges = new CopyOnWriteArrayList<>();

  CutServer(byte[] content, int cut) throws IOException {
    this.content = content.clone();
    this.cut = cut;
    this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /// The ranges that were asked for, an empty text for the whole.
  List<String> ranges() {
    return List.copyOf(ranges);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (var connection = socket.accept()) {
        answer(connection);
      } catch (IOException e) {
        if (!socket.isClosed()) throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private void answer(Socket connection) throws IOException {
    var reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
    var range = "";
    for (var line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
      if (line.startsWith("Range: ")) range = line.substring("Range: ".length());
    }
    ranges.add(range);
    var out = connection.getOutputStream();
    int from = range.isEmpty() ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    send(out, from, range.isEmpty() ? cut : content.length);
  }

  private void send(OutputStream out, int from, int to) throws IOException {
    var head =
        "HTTP/1.1 %s\r\nContent-Length: %d\r\nETag: \"7\"\r\nConnection: close\r\n\r\n"
            .formatted(from == 0 ? "200 OK" : "206 Partial Content", content.length - from);
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(content, from, to - from);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
