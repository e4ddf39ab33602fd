package org.lockstep.realtime.server;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.lockstep.realtime.hocuspocus.Address;
import org.lockstep.realtime.hocuspocus.Body;
import org.lockstep.realtime.hocuspocus.HocuspocusFrame;
import org.lockstep.realtime.sync.SyncMessage;
import org.lockstep.realtime.ywebsocket.YFrame;

/// A real WebSocket, from which a test takes what comes.
final class Client implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<byte[]> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
  private final WebSocket socket;
  private final boolean reads;

  private Client(URI uri, boolean reads) {
    this.reads = reads;
    this.socket = HTTP.newWebSocketBuilder().buildAsync(uri, this).join();
  }

  static Client to(URI uri) {
    return new Client(uri, true);
  }

  /// One that takes nothing out of its socket.
  static Client thatNeverReads(URI uri) {
    return new Client(uri, false);
  }

  @Override
  public void onOpen(WebSocket opened) {
    if (reads) opened.request(Long.MAX_VALUE);
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    var bytes = new byte[data.remaining()];
    data.get(bytes);
    parts.writeBytes(bytes);
    if (last) {
      messages.add(parts.toByteArray());
      parts.reset();
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket from, Throwable fault) {
    closed.completeExceptionally(fault);
  }

  /// Sends, if the server has not closed yet; [#closeCode] tells.
  void send(byte[] message) {
    sent(socket.sendBinary(ByteBuffer.wrap(message), true));
  }

  private void sent(CompletableFuture<WebSocket> sending) {
    var fault = sending.handle((_, failure) -> failure).join();
    if (fault != null && !socket.isOutputClosed()) throw new AssertionError(fault);
  }

  void send(YFrame frame) {
    send(frame.toByteArray());
  }

  void sync(SyncMessage message) {
    send(new YFrame.Sync(message));
  }

  void send(String address, Body body) {
    send(new HocuspocusFrame.Addressed(new Address(address), body).toByteArray());
  }

  void sendText(String text) {
    sent(socket.sendText(text, true));
  }

  void sendPart(byte[] part) {
    sent(socket.sendBinary(ByteBuffer.wrap(part), false));
  }

  /// The next message.
  byte[] next() {
    try {
      var message = messages.poll(30, SECONDS);
      if (message == null) throw new AssertionError("nothing comes");
      return message;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /// The next frame of y-websocket of that kind.
  <T> T nextY(Class<T> kind, Predicate<T> which) {
    for (; ; ) {
      var frame = YFrame.read(next());
      if (kind.isInstance(frame) && which.test(kind.cast(frame))) return kind.cast(frame);
    }
  }

  byte[] nextAnswer() {
    var frame = nextY(YFrame.Sync.class, s -> s.message() instanceof SyncMessage.Step2);
    return ((SyncMessage.Step2) frame.message()).update();
  }

  byte[] nextUpdate() {
    var frame = nextY(YFrame.Sync.class, s -> s.message() instanceof SyncMessage.Update);
    return ((SyncMessage.Update) frame.message()).update();
  }

  /// The next body about this address of that kind.
  <T> T nextBody(String address, Class<T> kind) {
    for (; ; ) {
      var frame = HocuspocusFrame.read(next());
      if (frame instanceof HocuspocusFrame.Addressed(var to, var body)
          && to.text().equals(address)
          && kind.isInstance(body)) {
        return kind.cast(body);
      }
    }
  }

  /// The code with which the server closes it.
  int closeCode() {
    return closed.orTimeout(30, SECONDS).join();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
