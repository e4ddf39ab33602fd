package org.lockstep.api.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.lockstep.api.problem.ApiProblem.BodyTooLarge;
import org.lockstep.api.problem.Refused;

/// Reads bodies whole, up to a limit: nothing of a body is acted on before its digest is checked.
///
/// Pieces of uploads are larger; only so many are in memory at once, and more requests wait.
final class Bodies {
  private static final int UPLOADS_AT_ONCE = 12;

  private final int longestJson;
  private final int longestPiece;
  private final Semaphore uploads = new Semaphore(UPLOADS_AT_ONCE, true);

  Bodies(int longestJson, int longestPiece) {
    this.longestJson = longestJson;
    this.longestPiece = longestPiece;
  }

  /// The body of a request of JSON, or of none.
  byte[] json(HttpServletRequest request) throws IOException {
    return read(request, longestJson);
  }

  /// The body of a piece of an upload, which the work may use until it ends.
  void withPiece(HttpServletRequest request, BodyWork work) throws Exception {
    uploads.acquire();
    try {
      work.with(read(request, longestPiece));
    } finally {
      uploads.release();
    }
  }

  /// What is done with a body.
  interface BodyWork {
    void with(byte[] body) throws Exception;
  }

  private static byte[] read(HttpServletRequest request, int limit) throws IOException {
    if (request.getContentLengthLong() > limit) throw new Refused(new BodyTooLarge(limit));
    var body = request.getInputStream().readNBytes(limit + 1);
    if (body.length > limit) throw new Refused(new BodyTooLarge(limit));
    return body;
  }

  /// The same request with a body that was read already.
  static HttpServletRequest replay(HttpServletRequest request, byte[] body) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public ServletInputStream getInputStream() {
        return new ReadBody(new ByteArrayInputStream(body));
      }

      @Override
      public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
      }
    };
  }

  private static final class ReadBody extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    private ReadBody(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("the body is read on the request's own thread");
    }
  }
}
