package org.lockstep.api.live;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.LiveMessages.TicketView;

/// An editor as small as can be, which speaks y-websocket.
final class YEditor implements WebSocket.Listener, AutoCloseable {
  private static final byte[] ASKS_FOR_ALL = {0, 0, 1, 0};
  private static final int ANSWER = 1;
  private static final int UPDATE = 2;
  private static final long LONGEST_SECONDS = 60;

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private final WebSocket socket;

  private YEditor(URI address) {
    socket = http.newWebSocketBuilder().buildAsync(address, this).join();
    send(ASKS_FOR_ALL);
  }

  static YEditor open(TicketView ticket, ShareId share, String document) {
    return new YEditor(
        URI.create(
            ticket.yWebsocket() + "/" + share + "/" + document + "?ticket=" + ticket.ticket()));
  }

  /// One client types its first letter, a capital one.
  static byte[] letter(int client, char letter) {
    return new byte[] {1, 1, (byte) client, 0, 4, 1, 4, 't', 'e', 'x', 't', 1, (byte) letter, 0};
  }

  void type(int client, char letter) {
    say(UPDATE, letter(client, letter));
  }

  /// Answers the server's question with a first letter that it lacks.
  void answer(int client, char letter) {
    say(ANSWER, letter(client, letter));
  }

  private void say(int step, byte[] update) {
    var frame = ByteBuffer.allocate(3 + update.length);
    send(frame.put((byte) 0).put((byte) step).put((byte) update.length).put(update).array());
  }

  private void send(byte[] frame) {
    socket.sendBinary(ByteBuffer.wrap(frame), true).join();
  }

  /// Waits for a message that brings this letter.
  void awaits(char letter) throws InterruptedException {
    for (var message = next(); message.indexOf(letter) < 0; message = next()) {}
  }

  /// Waits until the server refuses something, or says that it would.
  void awaitsRefusal() throws InterruptedException {
    for (var message = next(); !message.startsWith("\u0002\u0000"); message = next()) {}
  }

  /// Waits until the server asks what it lacks.
  void awaitsQuestion() throws InterruptedException {
    for (var message = next(); !message.startsWith("\u0000\u0000"); message = next()) {}
  }

  private String next() throws InterruptedException {
    var message = messages.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
    if (message == null) throw new AssertionError("the server says nothing more");
    return message;
  }

  /// With which code the server has closed the connection; waits for it.
  int closeCode() {
    return closed.orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    while (data.hasRemaining()) partial.write(data.get());
    if (last) {
      messages.add(partial.toString(StandardCharsets.ISO_8859_1));
      partial.reset();
    }
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket.abort();
    http.close();
  }
}
