package org.lockstep.api.log;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.lockstep.audit.log.LogUnavailable;
import org.lockstep.audit.log.WitnessClient;

/// Posts to a witness over HTTP. Follows no redirects and reads no more than a witness has to say.
/// Safe for use by many threads.
final class WitnessPost implements WitnessClient.Post, AutoCloseable {
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);
  private static final Duration TO_ANSWER = Duration.ofSeconds(30);
  private static final int LONGEST = 65_536;

  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TO_CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// @param prefix without a slash at its end
  WitnessPost(URI prefix) {
    this.address = URI.create(prefix + WitnessClient.PATH);
  }

  @Override
  public WitnessClient.Reply send(byte[] body) {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(TO_ANSWER)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofInputStream());
      try (var answer = response.body()) {
        return new WitnessClient.Reply(response.statusCode(), answer.readNBytes(LONGEST));
      }
    } catch (IOException e) {
      throw LogUnavailable.silent(address.toString(), "no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LogUnavailable.silent(address.toString(), "interrupted", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
