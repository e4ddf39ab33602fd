package org.lockstep.client.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// An editor that types one letter over y-websocket, and waits until it is durable: its author
/// hears it then.
final class Editor implements WebSocket.Listener {
  private final CompletableFuture<Void> heard = new CompletableFuture<>();
  private final char letter;

  private Editor(char letter) {
    this.letter = letter;
  }

  static void types(char letter, String yWebsocket, String room, String ticket) {
    var editor = new Editor(letter);
    var address = URI.create(yWebsocket + "/" + room + "?ticket=" + ticket);
    try (var http = HttpClient.newHttpClient()) {
      var socket = http.newWebSocketBuilder().buildAsync(address, editor).join();
      socket.sendBinary(ByteBuffer.wrap(editor.update()), true).join();
      editor.heard.orTimeout(60, TimeUnit.SECONDS).join();
      socket.abort();
    }
  }

  /// Sync, update, its length, and the update: client 1 types its first letter into `text`.
  private byte[] update() {
    return new byte[] {0, 2, 14, 1, 1, 1, 0, 4, 1, 4, 't', 'e', 'x', 't', 1, (byte) letter, 0};
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    while (data.hasRemaining()) {
      if (data.get() == letter) heard.complete(null);
    }
    socket.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    heard.completeExceptionally(new AssertionError("closed with " + code + " " + reason));
    return CompletableFuture.completedFuture(null);
  }
}
