package org.lockstep.api.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lockstep.api.axon.Commands;
import org.lockstep.api.live.LiveCollaboration;
import org.lockstep.api.log.ServerLog;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.TestAccount;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.crypto.request.Nonce;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.projections.ReadModels;
import org.lockstep.storage.blobs.Blobs;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.secrets.Secrets;
import org.lockstep.vault.Vault;
import org.lockstep.wire.event.EventCodec;

/// The real server, in this process, on a directory of the test's and a free port.
///
/// ```java
/// try (var server = TestServer.start(directory)) {
///   var alice = server.open(TestAccount.fresh());
///   var answer = server.send(alice.device(), Call.put("/v1/protection", new ChangeMode(...)));
///   assertThat(answer.as(Receipt.class).position()).isEqualTo(3);
/// }
/// ```
public final class TestServer implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final LockstepServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  private TestServer(LockstepServer server) {
    this.server = server;
  }

  /// Starts a server.
  ///
  /// @param settings such as `lockstep.limits.body=100`
  public static TestServer start(Path directory, String... settings) {
    var properties =
        Stream.concat(
                Stream.of(
                    "lockstep.log.anchor=" + directory.resolve("log.anchor"),
                    "lockstep.rate.account-burst=100000",
                    "lockstep.rate.address-burst=100000",
                    "lockstep.rate.enrolment-burst=100000"),
                Stream.of(settings))
            .map(setting -> "--" + setting)
            .toList();
    var options = new ServerOptions(directory, "127.0.0.1", 0, lastOfEach(properties));
    return new TestServer(LockstepServer.start(options));
  }

  private static List<String> lastOfEach(List<String> properties) {
    return properties.reversed().stream()
        .collect(
            java.util.stream.Collectors.toMap(p -> p.replaceAll("=.*", ""), p -> p, (a, _) -> a))
        .values()
        .stream()
        .toList();
  }

  /// Opens an account, past the api.
  public TestAccount open(TestAccount account) {
    long position =
        commands()
            .send(
                account.opening(), new AccountDecider.Facts(AccountPolicy.DEFAULT, Duration.ZERO));
    await(position);
    return account;
  }

  /// Waits until the views know that position.
  public void await(long position) {
    if (!server.node().views().await(position, LONGEST)) {
      throw new AssertionError("the views do not reach position " + position);
    }
  }

  /// Sends a request that the device signs.
  public Answer send(TestDevice by, Call call) {
    return send(by, call, Instant.now(), Nonce.random());
  }

  /// Sends a request that the device signs at that time with that nonce.
  public Answer send(TestDevice by, Call call, Instant created, Nonce nonce) {
    return exchange(call, signature(by, call, created, nonce));
  }

  /// The signature of a request, which can be sent more than once.
  public static Map<String, String> signature(
      TestDevice by, Call call, Instant created, Nonce nonce) {
    return by.sign(call.method(), call.target(), call.fields(), call.body(), created, nonce);
  }

  /// Sends a request that nobody signs.
  public Answer send(Call call) {
    return exchange(call, Map.of());
  }

  /// Sends a request with these header fields besides its own.
  public Answer exchange(Call call, Map<String, String> more) {
    try {
      return new Answer(http.send(request(call, more), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("no answer to " + call.method() + " " + call.target(), e);
    }
  }

  /// The lines of an answer that does not end, such as the feed.
  public Stream<String> lines(TestDevice by, Call call) {
    var signed = signature(by, call, Instant.now(), Nonce.random());
    try {
      return http.send(request(call, signed), HttpResponse.BodyHandlers.ofLines()).body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("no answer to " + call.target(), e);
    }
  }

  private HttpRequest request(Call call, Map<String, String> more) {
    var request =
        HttpRequest.newBuilder(URI.create(server.address() + call.target()))
            .timeout(LONGEST)
            .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
    call.fields().forEach(request::setHeader);
    more.forEach(request::setHeader);
    return request.build();
  }

  /// The port.
  public int port() {
    return server.port();
  }

  /// The way of commands, past the api.
  public Commands commands() {
    return server.node().commands();
  }

  /// The views.
  public ReadModels models() {
    return server.node().models();
  }

  /// The vault.
  public Vault vault() {
    return server.node().vault();
  }

  /// The store of secrets, as it lies on the disk.
  public Blobs blobs() {
    return server.node().storage().blobs();
  }

  /// The store of secrets.
  public Secrets secrets() {
    return server.node().storage().secrets();
  }

  /// What reads events, with the keys of personal texts.
  public EventCodec codec() {
    return server.node().codec();
  }

  /// The keeper of the vault.
  public VaultKeeper keeper() {
    return server.node().keeper();
  }

  /// The log.
  public ServerLog log() {
    return server.node().log();
  }

  /// Live collaboration.
  public LiveCollaboration live() {
    return server.live();
  }

  /// The history.
  public Journal journal() {
    return server.node().storage().journal();
  }

  @Override
  public void close() {
    server.close();
    http.shutdownNow();
  }
}
