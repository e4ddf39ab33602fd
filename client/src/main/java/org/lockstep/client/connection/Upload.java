package org.lockstep.client.connection;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.failure.ServerUnreachable;
import org.lockstep.domain.id.IdText;
import org.lockstep.wire.message.ItemMessages.BeginUpload;
import org.lockstep.wire.message.ItemMessages.UploadStatus;

/// Sends a stream of known length in pieces; where the connection breaks it asks how far the server
/// has come and goes on there. Needs the memory of one piece. For one thread.
public final class Upload extends OutputStream {
  /// The longest piece in bytes.
  public static final int PIECE = 4 << 20;

  private static final int ATTEMPTS = 6;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  private final ServerConnection server;
  private final Progress progress;
  private final String id;
  private final long length;
  private final byte[] piece;
  private int filled;
  private long sent;

  private Upload(ServerConnection server, String id, long length, Progress progress) {
    this.server = server;
    this.id = id;
    this.length = length;
    this.progress = progress;
    this.piece = new byte[(int) Math.min(length, PIECE)];
  }

  /// Begins an upload of so many bytes.
  public static Upload begin(ServerConnection server, long length, Progress progress) {
    var random = new byte[16];
    new SecureRandom().nextBytes(random);
    var upload = new Upload(server, IdText.of(random), length, progress);
    server.post("/v1/uploads", new BeginUpload(upload.id, length), UploadStatus.class);
    progress.moved(0, length);
    return upload;
  }

  /// Its id, by which what was uploaded is used.
  public String id() {
    return id;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /// @throws IllegalStateException beyond the announced length
  @Override
  public void write(byte[] bytes, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, bytes.length);
    if (count > length - sent - filled) throw new IllegalStateException("more than announced");
    for (int done = 0; done < count; ) {
      int part = Math.min(count - done, piece.length - filled);
      System.arraycopy(bytes, offset + done, piece, filled, part);
      filled += part;
      done += part;
      if (filled == piece.length) send();
    }
  }

  /// Sends what is left.
  ///
  /// @throws IllegalStateException if fewer bytes were written than announced
  public void finish() {
    if (sent + filled != length) throw new IllegalStateException("less than announced");
    if (filled > 0) send();
  }

  private void send() {
    long end = sent + filled;
    long from = sent;
    var pause = FIRST_PAUSE;
    for (int attempt = 1; from < end; attempt++) {
      try {
        from = appended(from);
      } catch (IOException e) {
        if (attempt == ATTEMPTS) throw new ServerUnreachable(server.server(), e);
        server.exchange().rest(pause);
        pause = pause.multipliedBy(2);
        from = arrived();
      }
      if (from < sent || from > end) throw new ServerMisbehaved("the upload is at " + from);
    }
    sent = end;
    filled = 0;
    progress.moved(sent, length);
  }

  private long appended(long from) throws IOException {
    var rest = Arrays.copyOfRange(piece, (int) (from - sent), filled);
    return server.append(target(), from, rest, UploadStatus.class).offset();
  }

  private long arrived() {
    return server.get(target(), UploadStatus.class).offset();
  }

  private String target() {
    return "/v1/uploads/" + id;
  }
}
