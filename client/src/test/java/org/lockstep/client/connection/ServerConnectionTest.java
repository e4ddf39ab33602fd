package org.lockstep.client.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.client.failure.ProblemException;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.failure.ServerUnreachable;
import org.lockstep.client.home.DeviceKeys;
import org.lockstep.client.testing.FakeServer;
import org.lockstep.client.testing.Person;
import org.lockstep.crypto.request.ContentDigest;
import org.lockstep.crypto.request.RequestComponents;
import org.lockstep.crypto.request.RequestSignature;
import org.lockstep.crypto.request.RequestSigner;
import org.lockstep.crypto.request.SignatureVerdict;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.wire.message.AccountMessages.ChangeMode;
import org.lockstep.wire.message.Headers;
import org.lockstep.wire.message.MalformedMessage;
import org.lockstep.wire.message.MessageCodec;
import org.lockstep.wire.message.OrderMessages.OrderAnswer;
import org.lockstep.wire.message.OrderMessages.OrderAnswers;
import org.lockstep.wire.message.OrderMessages.Orders;
import org.lockstep.wire.message.OrderMessages.SignedOrder;
import org.lockstep.wire.message.Receipt;

class ServerConnectionTest {
  private static final MessageCodec CODEC = new MessageCodec();
  private static final ChangeMode MESSAGE = new ChangeMode(ProtectionMode.ADVANCED, 1);

  private final FakeServer fake = new FakeServer();
  private final DeviceKeys device = Person.freshDevice();
  private final List<Long> written = new ArrayList<>();
  private final ServerConnection server =
      new ServerConnection(
          fake.address(),
          () -> new RequestSigner(device.id().value(), device.signing()),
          new Positions(-1, written::add));

  @AfterEach
  void stop() {
    server.close();
    fake.close();
  }

  private void assertSigned(FakeServer.Received request) {
    var reading =
        RequestSignature.parse(
            List.of(request.field("Signature-Input")), List.of(request.field("Signature")));
    assertThat(reading).isInstanceOf(RequestSignature.class);
    var components =
        new RequestComponents(request.method(), request.path(), request.query(), request.fields());
    var verdict = ((RequestSignature) reading).verify(components, device.signing().publicKey());
    assertThat(verdict)
        .isInstanceOfSatisfying(
            SignatureVerdict.Genuine.class,
            genuine -> assertThat(genuine.checkBody(ContentDigest.of(request.bytes()))).isEmpty());
  }

  @Test
  void each_request_is_signed_with_all_that_it_says() {
    fake.on("GET", "/v1/thing", new Receipt(1)).on("PUT", "/v1/protection", new Receipt(2));

    server.get("/v1/thing?at=2026-01-01T00%3A00%3A00Z", Receipt.class);
    server.command("PUT", "/v1/protection", MESSAGE);

    assertThat(fake.received()).hasSize(2).allSatisfy(this::assertSigned);
  }

  @Test
  void a_command_that_broke_off_is_sent_again_as_the_same_command() {
    var tries = new AtomicInteger();
    fake.on(
        "PUT",
        "/v1/protection",
        _ -> tries.incrementAndGet() < 3 ? FakeServer.Answer.BROKEN : fake.message(new Receipt(5)));

    assertThat(server.command("PUT", "/v1/protection", MESSAGE)).isEqualTo(5);

    var sent = fake.received();
    assertThat(sent).hasSizeGreaterThanOrEqualTo(3).allSatisfy(this::assertSigned);
    assertThat(sent.stream().map(r -> r.field(Headers.IDEMPOTENCY_KEY)).distinct())
        .singleElement()
        .asString()
        .isNotEmpty();
  }

  @Test
  void two_commands_are_two_commands() {
    fake.on("PUT", "/v1/protection", new Receipt(5));

    server.command("PUT", "/v1/protection", MESSAGE);
    server.command("PUT", "/v1/protection", MESSAGE);

    assertThat(fake.received().stream().map(r -> r.field(Headers.IDEMPOTENCY_KEY)).distinct())
        .hasSize(2);
  }

  @Test
  void what_was_written_is_asked_for_from_then_on() {
    fake.on("PUT", "/v1/protection", new Receipt(41)).on("GET", "/v1/thing", new Receipt(0));

    server.command("PUT", "/v1/protection", MESSAGE);
    server.get("/v1/thing", Receipt.class);

    assertThat(fake.received().getFirst().field(Headers.AFTER)).isEmpty();
    assertThat(fake.received().getLast().field(Headers.AFTER)).isEqualTo("41");
    assertThat(written).containsExactly(41L);
  }

  @Test
  void a_problem_comes_out_with_its_facts() {
    fake.on("GET", "/v1/thing", _ -> FakeServer.problem(409, "link-already-open"));

    assertThatThrownBy(() -> server.get("/v1/thing", Receipt.class))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.is("link-already-open")).isTrue();
              assertThat(refused.problem().status()).isEqualTo(409);
              assertThat(refused.problem().facts()).containsOnlyKeys("n").containsEntry("n", 7);
            })
        .hasMessage("A title: Do this.");
  }

  @Test
  void another_service_is_recognised() {
    fake.on(
        "GET",
        "/v1/thing",
        _ -> new FakeServer.Answer(200, "text/html", "<html>", java.util.Map.of()));
    fake.on(
        "GET",
        "/v1/proxy",
        _ -> new FakeServer.Answer(502, "text/html", "<html>", java.util.Map.of()));

    assertThatThrownBy(() -> server.get("/v1/thing", Receipt.class))
        .isInstanceOf(ServerMisbehaved.class);
    assertThatThrownBy(() -> server.get("/v1/proxy", Receipt.class))
        .isInstanceOf(ServerMisbehaved.class)
        .hasMessageContaining("502");
  }

  @Test
  void a_server_that_is_not_there_is_told_in_one_line() {
    var nowhere = URI.create("http://127.0.0.1:1");
    try (var connection =
        new ServerConnection(
            nowhere,
            () -> new RequestSigner(device.id().value(), device.signing()),
            new Positions(-1, _ -> {}))) {
      assertThatThrownBy(() -> connection.get("/v1/thing", Receipt.class))
          .isInstanceOf(ServerUnreachable.class)
          .hasMessageContaining("http://127.0.0.1:1");
    }
  }

  @Test
  void what_comes_too_early_is_sent_again_signed_anew() {
    var early = new AtomicInteger();
    fake.on(
        "PUT",
        "/v1/protection",
        _ -> early.incrementAndGet() < 3 ? tooEarly("0") : fake.message(new Receipt(5)));

    assertThat(server.command("PUT", "/v1/protection", MESSAGE)).isEqualTo(5);

    assertThat(fake.received())
        .hasSize(3)
        .allSatisfy(this::assertSigned)
        .extracting(request -> request.field("Signature"))
        .doesNotHaveDuplicates();
    assertThat(fake.received())
        .extracting(request -> request.field(Headers.IDEMPOTENCY_KEY))
        .containsOnly(fake.received().getFirst().field(Headers.IDEMPOTENCY_KEY));
  }

  @Test
  void a_person_is_told_of_a_long_wait_and_does_not_sit_it_out() {
    fake.on("GET", "/v1/thing", _ -> tooEarly("600"));
    assertThatThrownBy(() -> server.get("/v1/thing", Receipt.class))
        .isInstanceOf(ProblemException.class);
    assertThat(fake.received()).hasSize(1);
  }

  @Test
  void commands_that_go_together_are_one_request_and_each_is_signed_by_itself() {
    var done = new OrderAnswer(200, Bytes.of(CODEC.write(new Receipt(7))));
    var refused = new OrderAnswer(409, Bytes.EMPTY);
    fake.on("POST", "/v1/orders", new OrderAnswers(List.of(done, refused)));

    assertThat(server.together(List.of(command("/v1/one"), command("/v1/two"))))
        .containsExactly(true, false);

    assertThat(fake.received()).hasSize(1).allSatisfy(this::assertSigned);
    var orders = read(fake.received().getFirst()).orders();
    assertThat(orders).extracting(SignedOrder::path).containsExactly("/v1/one", "/v1/two");
    assertThat(orders).allSatisfy(order -> assertSigned(alone(order)));
    assertThat(orders)
        .extracting(order -> order.fields().get(Headers.IDEMPOTENCY_KEY))
        .doesNotContainNull()
        .doesNotHaveDuplicates();
    assertThat(written).containsExactly(7L);
  }

  @Test
  void a_server_that_answers_fewer_orders_than_it_was_given_is_not_believed() {
    fake.on("POST", "/v1/orders", new OrderAnswers(List.of()));
    assertThatThrownBy(() -> server.together(List.of(command("/v1/one"))))
        .isInstanceOf(ServerMisbehaved.class);
  }

  private static ServerConnection.Command command(String path) {
    return new ServerConnection.Command("POST", path, MESSAGE);
  }

  private static Orders read(FakeServer.Received request) {
    try {
      return CODEC.read(request.bytes(), Orders.class);
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }

  private static FakeServer.Received alone(SignedOrder order) {
    var fields = new HashMap<String, List<String>>();
    order.fields().forEach((name, value) -> fields.put(name, List.of(value)));
    var body = new String(order.body().toArray(), StandardCharsets.ISO_8859_1);
    return new FakeServer.Received(order.method(), order.path(), "", fields, body);
  }

  private static FakeServer.Answer tooEarly(String seconds) {
    var problem = FakeServer.problem(429, "rate-limited");
    return new FakeServer.Answer(
        problem.status(), problem.type(), problem.body(), Map.of("Retry-After", seconds));
  }
}
