package org.lockstep.client.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.lockstep.wire.message.Headers;
import org.lockstep.wire.message.MessageCodec;

/// A server in this process that answers as a test tells it to.
public final class FakeServer implements AutoCloseable {
  private final HttpServer http;
  private final MessageCodec codec = new MessageCodec();
  private final Map<String, Route> routes = new ConcurrentHashMap<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile long position = -1;

  /// Answers a request.
  @FunctionalInterface
  public interface Route {
    /// The answer to a request.
    Answer answer(Received request) throws IOException;
  }

  /// A request as it came.
  public record Received(
      String method, String path, String query, Map<String, List<String>> fields, String body) {
    /// The first value of a header field, or an empty text.
    public String field(String name) {
      return fields.entrySet().stream()
          .filter(field -> field.getKey().equalsIgnoreCase(name))
          .map(field -> field.getValue().getFirst())
          .findFirst()
          .orElse("");
    }

    /// The body, of one byte a character.
    public byte[] bytes() {
      return body.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /// An answer.
  ///
  /// @param status 0 to break the connection off
  public record Answer(int status, String type, String body, Map<String, String> fields) {
    /// The connection breaks off without an answer.
    public static final Answer BROKEN = new Answer(0, "", "", Map.of());
  }

  /// A server on a free port.
  public FakeServer() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::handle);
    http.start();
  }

  /// Where it listens.
  public URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /// Every answer tells this position from now on.
  public FakeServer at(long now) {
    position = now;
    return this;
  }

  /// Answers requests of a method and path.
  public FakeServer on(String method, String path, Route route) {
    routes.put(method + " " + path, route);
    return this;
  }

  /// Answers requests of a method and path with a message.
  public FakeServer on(String method, String path, Object message) {
    return on(method, path, _ -> message(message));
  }

  /// A good answer.
  public Answer message(Object message) {
    return new Answer(
        200,
        "application/json",
        new String(codec.write(message), StandardCharsets.ISO_8859_1),
        Map.of());
  }

  /// A problem.
  public static Answer problem(int status, String name) {
    return new Answer(
        status,
        "application/problem+json",
        """
        {"type":"urn:lockstep:problem:%s","title":"A title","status":%d,"detail":"Do this.","n":7}\
        """
            .formatted(name, status),
        Map.of());
  }

  /// What came, in order.
  public List<Received> received() {
    return List.copyOf(received);
  }

  /// What came to a path.
  public List<Received> received(String method, String path) {
    return received.stream()
        .filter(r -> r.method().equals(method) && r.path().equals(path))
        .toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var uri = exchange.getRequestURI();
      var request =
          new Received(
              exchange.getRequestMethod(),
              uri.getRawPath(),
              uri.getRawQuery() == null ? "" : uri.getRawQuery(),
              Map.copyOf(exchange.getRequestHeaders()),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
      received.add(request);
      var route = routes.get(request.method() + " " + request.path());
      send(exchange, route == null ? problem(404, "route-unknown") : route.answer(request));
    }
  }

  private void send(HttpExchange exchange, Answer answer) throws IOException {
    if (answer.status() == 0) return;
    var body = answer.body().getBytes(StandardCharsets.ISO_8859_1);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    answer.fields().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.getResponseHeaders().set(Headers.POSITION, Long.toString(position));
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
