package org.lockstep.client.connection;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a stream of bytes; where the connection breaks it asks for the rest (RFC 9110, section
/// 14). Checks nothing of the bytes: whoever reads does. For one thread.
public final class Download extends InputStream {
  private static final int ATTEMPTS = 6;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  private final ServerConnection server;
  private final Call call;
  private final Progress progress;
  private @Nullable InputStream source;
  private Optional<String> version = Optional.empty();
  private long done;
  private long length = -1;

  private Download(ServerConnection server, Call call, Progress progress) {
    this.server = server;
    this.call = call;
    this.progress = progress;
  }

  /// A download by this device.
  public static Download of(ServerConnection server, String target, Progress progress) {
    return new Download(server, Call.of("GET", target), progress);
  }

  /// A download that anybody may make.
  public static Download openly(
      ServerConnection server, String target, Map<String, String> fields, Progress progress) {
    return new Download(server, Call.of("GET", target).with(fields).openly(), progress);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, target.length);
    var pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      try {
        return readOnce(target, offset, count);
      } catch (IOException e) {
        closeSource();
        if (attempt == ATTEMPTS) throw e;
        server.exchange().rest(pause);
        pause = pause.multipliedBy(2);
      }
    }
  }

  private int readOnce(byte[] target, int offset, int count) throws IOException {
    if (done == length) return -1;
    int got = source().read(target, offset, count);
    if (got < 0 && done < length) throw new IOException("the answer broke off");
    if (got > 0) {
      done += got;
      progress.moved(done, Math.max(length, done));
    }
    return got;
  }

  private InputStream source() throws IOException {
    if (source != null) return source;
    var response = server.open(done == 0 ? call : rest());
    if (done == 0) {
      length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
      version = response.headers().firstValue("ETag");
    } else if (response.statusCode() != 206) {
      // The whole again, or another version: the bytes before are skipped, what is read is checked.
      response.body().skipNBytes(done);
    }
    source = response.body();
    return source;
  }

  private Call rest() {
    var ranged = call.with("Range", "bytes=" + done + "-");
    return version.map(tag -> ranged.with("If-Range", tag)).orElse(ranged);
  }

  private void closeSource() throws IOException {
    if (source != null) source.close();
    source = null;
  }

  @Override
  public void close() throws IOException {
    closeSource();
  }
}
