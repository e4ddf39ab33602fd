package org.lockstep.client.live;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One WebSocket connection: puts fragments together, and sends one message after the other.
final class LiveSocket implements WebSocket.Listener {
  /// No message is larger; a server that sends more is given up.
  private static final int MOST_BYTES = 256 << 20;

  /// RFC 6455, section 7.4.1: no close frame was received.
  static final int ABNORMAL = 1006;

  private static final int TOO_BIG = 1009;

  private final Consumer<byte[]> messages;
  private final Consumer<Integer> ended;
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
  private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
  private @Nullable WebSocket socket;

  /// @param messages told of each message, one after the other
  /// @param ended told once of the close code, or [#ABNORMAL]
  LiveSocket(Consumer<byte[]> messages, Consumer<Integer> ended) {
    this.messages = messages;
    this.ended = ended;
  }

  @Override
  public void onOpen(WebSocket opened) {
    synchronized (this) {
      socket = opened;
    }
    opened.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    if (parts.size() + data.remaining() > MOST_BYTES) {
      return from.sendClose(TOO_BIG, "");
    }
    var bytes = new byte[data.remaining()];
    data.get(bytes);
    parts.writeBytes(bytes);
    if (last) {
      var message = parts.toByteArray();
      parts.reset();
      messages.accept(message);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    ended.accept(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    ended.accept(ABNORMAL);
  }

  /// Sends when what was sent before has left. A failure shows as the connection's end.
  synchronized void send(byte[] message) {
    var opened = socket;
    if (opened == null) return;
    sent =
        sent.handle((_, failure) -> failure)
            .thenCompose(
                failure ->
                    failure == null
                        ? opened.sendBinary(ByteBuffer.wrap(message), true)
                        : CompletableFuture.failedFuture(failure));
  }

  /// Says good-bye once all is sent.
  synchronized void close() {
    var opened = socket;
    if (opened == null) return;
    sent = sent.thenCompose(_ -> opened.sendClose(WebSocket.NORMAL_CLOSURE, ""));
  }
}
