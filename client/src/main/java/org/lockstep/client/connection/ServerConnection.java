package org.lockstep.client.connection;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.failure.ServerUnreachable;
import org.lockstep.crypto.request.RequestSigner;
import org.lockstep.wire.message.Headers;
import org.lockstep.wire.message.MessageCodec;
import org.lockstep.wire.message.OrderMessages.OrderAnswer;
import org.lockstep.wire.message.OrderMessages.OrderAnswers;
import org.lockstep.wire.message.OrderMessages.Orders;
import org.lockstep.wire.message.Receipt;

/// One device's way to one server.
///
/// Every request but the open ones is signed (RFC 9421, the profile of `crypto`). Every command
/// carries an idempotency key, the same one when it is sent again after a broken connection, so
/// that it is carried out once. What a command wrote, later reads see. Safe for use by many
/// threads.
public final class ServerConnection implements AutoCloseable {
  private static final String JSON = "application/json";
  private static final String BYTES = "application/octet-stream";

  private final Exchange exchange;
  private final Positions positions;
  private final MessageCodec codec = new MessageCodec();
  private final Answers answers = new Answers(codec);

  /// A connection to the server at this address.
  ///
  /// @param server with a path, if the server is served below one, and without a slash at the end
  /// @param signer signs as this device; asked for each signed request
  public ServerConnection(URI server, Supplier<RequestSigner> signer, Positions positions) {
    this(server, signer, positions, InstantSource.system());
  }

  ServerConnection(
      URI server, Supplier<RequestSigner> signer, Positions positions, InstantSource clock) {
    this.exchange = new Exchange(server, signer, clock);
    this.positions = positions;
  }

  /// The server's address.
  public URI server() {
    return exchange.server();
  }

  /// The position of the history seen last, -1 if none.
  public long position() {
    return positions.last();
  }

  /// Reads a message.
  ///
  /// @param target path and query, encoded
  public <T> T get(String target, Class<T> type) {
    return answer(Call.of("GET", target), type);
  }

  /// Reads a message that anybody may read.
  public <T> T getOpenly(String target, Map<String, String> fields, Class<T> type) {
    return answer(Call.of("GET", target).with(fields).openly(), type);
  }

  /// Sends a command.
  ///
  /// @return the position that it wrote
  public long command(String method, String target, Object message) {
    return command(method, target, message, Map.of());
  }

  /// Sends a command with further header fields.
  ///
  /// @return the position that it wrote
  public long command(String method, String target, Object message, Map<String, String> fields) {
    return written(Call.of(method, target).carrying(JSON, codec.write(message)).with(fields));
  }

  /// Sends a command that needs no body.
  ///
  /// @return the position that it wrote
  public long command(String method, String target) {
    return written(Call.of(method, target));
  }

  /// Sends a command that needs no body, with further header fields.
  ///
  /// @return the position that it wrote
  public long command(String method, String target, Map<String, String> fields) {
    return written(Call.of(method, target).with(fields));
  }

  private long written(Call call) {
    long position = answer(once(call), Receipt.class).position();
    positions.wrote(position);
    return position;
  }

  private static Call once(Call call) {
    return call.with(Headers.IDEMPOTENCY_KEY, UUID.randomUUID().toString());
  }

  /// A command that goes together with others.
  ///
  /// @param target path, encoded
  public record Command(String method, String target, Object message) {}

  /// Sends commands in one request, each carried out by itself.
  ///
  /// @param commands up to a hundred
  /// @return for each whether it was carried out
  public List<Boolean> together(List<Command> commands) {
    var orders = commands.stream().map(command -> exchange.signed(once(command))).toList();
    var given = post("/v1/orders", new Orders(orders), OrderAnswers.class).answers();
    if (given.size() != commands.size()) {
      throw new ServerMisbehaved("%d orders, %d answers".formatted(commands.size(), given.size()));
    }
    return given.stream().map(this::isDone).toList();
  }

  private Call once(Command command) {
    var call = Call.of(command.method(), command.target());
    return once(after(call.carrying(JSON, codec.write(command.message()))));
  }

  private boolean isDone(OrderAnswer given) {
    if (!Answers.isGood(given.status())) return false;
    positions.wrote(answers.read(given.body().toArray(), Receipt.class).position());
    return true;
  }

  /// Posts a message that has an answer of its own and may be sent twice.
  public <T> T post(String target, Object message, Class<T> answer) {
    return answer(Call.of("POST", target).carrying(JSON, codec.write(message)), answer);
  }

  /// Takes something back that may be taken back twice.
  public void withdraw(String target) {
    var response = exchange.send(after(Call.of("DELETE", target)), BodyHandlers.ofByteArray());
    if (!Answers.isGood(response.statusCode())) {
      throw answers.failure(response.statusCode(), response.headers(), response.body());
    }
    note(response);
  }

  /// Reads bytes that are not long.
  public byte[] bytes(String target) {
    var response = exchange.send(after(Call.of("GET", target)), BodyHandlers.ofByteArray());
    if (!Answers.isGood(response.statusCode())) {
      throw answers.failure(response.statusCode(), response.headers(), response.body());
    }
    note(response);
    return response.body();
  }

  private <T> T answer(Call call, Class<T> type) {
    var response = exchange.send(after(call), BodyHandlers.ofByteArray());
    var message = answers.message(response, type);
    note(response);
    return message;
  }

  /// Appends a piece to an upload, once.
  ///
  /// @throws IOException if the connection broke: ask how far the upload has come
  <T> T append(String target, long offset, byte[] piece, Class<T> type) throws IOException {
    var call =
        Call.of("PATCH", target)
            .carrying(BYTES, piece)
            .with(Headers.UPLOAD_OFFSET, Long.toString(offset));
    return answers.message(exchange.sendOnce(call, BodyHandlers.ofByteArray()), type);
  }

  /// Opens a stream of bytes.
  ///
  /// @throws IOException if the connection broke
  HttpResponse<InputStream> open(Call call) throws IOException {
    var response = exchange.sendOnce(call, BodyHandlers.ofInputStream());
    if (!Answers.isGood(response.statusCode())) throw answers.failureOf(response);
    return response;
  }

  Exchange exchange() {
    return exchange;
  }

  /// The lines of a stream of server-sent events, for as long as the server keeps it open; reading
  /// them fails with an [java.io.UncheckedIOException] when the connection breaks.
  ///
  /// @param since the id of the event that was seen last
  public Stream<String> events(String target, String since) {
    var call =
        Call.of("GET", target).with("Accept", "text/event-stream").with("Last-Event-ID", since);
    try {
      var response = exchange.sendOnce(after(call), BodyHandlers.ofLines());
      if (Answers.isGood(response.statusCode())) return response.body();
      var refusal = response.body().collect(Collectors.joining("\n"));
      throw answers.failure(
          response.statusCode(), response.headers(), refusal.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ServerUnreachable(server(), e);
    }
  }

  /// Waits before something is asked again.
  ///
  /// @throws ServerUnreachable if the thread is interrupted
  public void pause(Duration pause) {
    exchange.rest(pause);
  }

  private Call after(Call call) {
    long seen = positions.last();
    return call.isSigned() && seen >= 0 ? call.with(Headers.AFTER, Long.toString(seen)) : call;
  }

  private void note(HttpResponse<?> response) {
    response.headers().firstValueAsLong(Headers.POSITION).ifPresent(positions::read);
  }

  @Override
  public void close() {
    exchange.close();
  }
}
