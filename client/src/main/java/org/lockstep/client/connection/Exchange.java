package org.lockstep.client.connection;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lockstep.client.failure.ServerUnreachable;
import org.lockstep.crypto.request.ContentDigest;
import org.lockstep.crypto.request.Nonce;
import org.lockstep.crypto.request.RequestComponents;
import org.lockstep.crypto.request.RequestSigner;
import org.lockstep.domain.Bytes;
import org.lockstep.wire.message.OrderMessages.SignedOrder;

/// Signs calls and sends them; a call that broke off is sent again with a fresh signature.
final class Exchange implements AutoCloseable {
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);
  private static final Duration TO_ANSWER = Duration.ofMinutes(2);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final int ATTEMPTS = 4;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int EARLY_ATTEMPTS = 30;

  private final URI server;
  private final Supplier<RequestSigner> signer;
  private final InstantSource clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TO_CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Exchange(URI server, Supplier<RequestSigner> signer, InstantSource clock) {
    this.server = server;
    this.signer = signer;
    this.clock = clock;
  }

  URI server() {
    return server;
  }

  /// Sends a call that may be sent again.
  ///
  /// @throws ServerUnreachable if no answer came
  <T> HttpResponse<T> send(Call call, HttpResponse.BodyHandler<T> handler) {
    var pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      try {
        return sendOnce(call, handler);
      } catch (ConnectException | HttpConnectTimeoutException e) {
        throw new ServerUnreachable(server, e);
      } catch (IOException e) {
        if (attempt == ATTEMPTS) throw new ServerUnreachable(server, e);
        rest(pause);
        pause = pause.multipliedBy(2);
      }
    }
  }

  /// Waits before something is sent again.
  void rest(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /// Sends a call that must not be carried out twice. One that came too early was not carried out,
  /// and is sent again when the server says.
  <T> HttpResponse<T> sendOnce(Call call, HttpResponse.BodyHandler<T> handler) throws IOException {
    for (int attempt = 1; ; attempt++) {
      var response = deliver(call, handler);
      var pause = tooEarly(response);
      if (pause.isEmpty() || attempt == EARLY_ATTEMPTS) return response;
      discard(response.body());
      rest(pause.get());
    }
  }

  private <T> HttpResponse<T> deliver(Call call, HttpResponse.BodyHandler<T> handler)
      throws IOException {
    try {
      return http.send(request(call), handler);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /// How long to wait before the same may be sent again; empty if it was not too early, or a person
  /// would rather be told.
  private static Optional<Duration> tooEarly(HttpResponse<?> response) {
    if (response.statusCode() != TOO_MANY_REQUESTS) return Optional.empty();
    long seconds = response.headers().firstValueAsLong("Retry-After").orElse(Long.MAX_VALUE);
    return seconds > LONGEST_PAUSE.toSeconds()
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(seconds).plus(FIRST_PAUSE));
  }

  private static void discard(Object body) throws IOException {
    switch (body) {
      case InputStream stream -> stream.close();
      case Stream<?> lines -> lines.close();
      default -> {} // is here already
    }
  }

  private ServerUnreachable interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new ServerUnreachable(server, e);
  }

  private HttpRequest request(Call call) {
    var address = URI.create(server + call.target());
    var request =
        HttpRequest.newBuilder(address)
            .timeout(TO_ANSWER)
            .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
    call.fields().forEach(request::header);
    if (call.isSigned()) signature(call, address).forEach(request::header);
    return request.build();
  }

  /// A call as it can be carried within another one.
  SignedOrder signed(Call call) {
    var address = URI.create(server + call.target());
    var fields = new TreeMap<>(call.fields());
    fields.putAll(signature(call, address));
    return new SignedOrder(call.method(), address.getRawPath(), fields, Bytes.of(call.body()));
  }

  private Map<String, String> signature(Call call, URI address) {
    var fields = new TreeMap<String, List<String>>();
    call.fields().forEach((name, value) -> fields.put(name, List.of(value)));
    var query = address.getRawQuery();
    var components =
        new RequestComponents(
            call.method(), address.getRawPath(), query == null ? "" : query, fields);
    return signer
        .get()
        .sign(components, ContentDigest.of(call.body()), clock.instant(), Nonce.random())
        .byName();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
