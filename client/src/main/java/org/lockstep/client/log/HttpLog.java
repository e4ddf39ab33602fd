package org.lockstep.client.log;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.lockstep.audit.log.LogSource;
import org.lockstep.audit.log.LogUnavailable;

/// A log's files over HTTP, below the log's prefix (C2SP tlog-tiles).
///
/// Follows no redirects, reads no more than a log's longest file, and asks caches for the newest
/// checkpoint. What broke off is asked for a second time. Safe for use by many threads.
public final class HttpLog implements LogSource, AutoCloseable {
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);
  private static final Duration TO_ANSWER = Duration.ofMinutes(1);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  private final URI prefix;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TO_CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// @param prefix without a slash at its end
  public HttpLog(URI prefix) {
    this.prefix = prefix;
  }

  @Override
  public byte[] fetch(String path) {
    try {
      return once(path);
    } catch (IOException _) {
      return again(path);
    }
  }

  private byte[] again(String path) {
    try {
      return once(path);
    } catch (IOException e) {
      throw LogUnavailable.silent(path, "no answer from " + prefix, e);
    }
  }

  private byte[] once(String path) throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(prefix + "/" + path))
            .timeout(TO_ANSWER)
            .header("Cache-Control", path.equals(CHECKPOINT) ? "no-cache" : "max-stale")
            .build();
    try {
      return body(path, http.send(request, BodyHandlers.ofInputStream()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LogUnavailable.silent(path, "interrupted", e);
    }
  }

  private static byte[] body(String path, HttpResponse<InputStream> response) throws IOException {
    try (var body = response.body()) {
      int status = response.statusCode();
      if (status == NOT_FOUND || status == GONE) throw LogUnavailable.absent(path);
      if (status != OK) throw LogUnavailable.silent(path, "status " + status, null);
      var bytes = body.readNBytes(LONGEST + 1);
      if (bytes.length <= LONGEST) return bytes;
      throw LogUnavailable.silent(path, "it is longer than any file of a log", null);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
