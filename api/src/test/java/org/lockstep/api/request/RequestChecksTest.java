package org.lockstep.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.axon.EventMetadata;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Answer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.TestAccount;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.crypto.request.Nonce;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.wire.message.AccountMessages.UpdateSoftware;
import org.lockstep.wire.message.Receipt;

class RequestChecksTest {
  private static final Call WHO = Call.get("/v1/testing/caller");

  private static TestServer server;
  private static TestAccount alice;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server =
        TestServer.start(
            directory, "lockstep.limits.body=2000", "lockstep.limits.upload-piece=4000");
    alice = server.open(TestAccount.fresh());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Call update(String version) {
    return Call.put("/v1/testing/software", new UpdateSoftware(SoftwareVersion.parse(version)));
  }

  @Test
  void a_trusted_device_is_known_by_its_signature() {
    var answer = server.send(alice.device(), WHO);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text()).contains(alice.id().value(), alice.device().id().value());
  }

  @Test
  void an_unsigned_request_is_refused() {
    assertThat(server.send(WHO).problemType()).isEqualTo("signature-missing");
    assertThat(server.send(WHO).status()).isEqualTo(401);
  }

  @Test
  void a_device_that_no_account_trusts_is_refused() {
    var answer = server.send(TestDevice.fresh(), WHO);
    assertThat(answer.problemType()).isEqualTo("device-not-recognised");
  }

  @Test
  void another_key_under_the_same_id_is_refused() {
    var impostor = new TestDevice(alice.device().id(), TestDevice.fresh().key());
    assertThat(server.send(impostor, WHO).problemType()).isEqualTo("signature-wrong");
  }

  @Test
  void a_signature_of_another_route_is_refused() {
    var signed =
        TestServer.signature(
            alice.device(), Call.get("/v1/account"), Instant.now(), Nonce.random());
    assertThat(server.exchange(WHO, signed).problemType()).isEqualTo("signature-wrong");
  }

  @Test
  void another_body_than_the_signed_one_is_refused() {
    var signed = TestServer.signature(alice.device(), update("2.0"), Instant.now(), Nonce.random());
    long head = server.journal().head();
    assertThat(server.exchange(update("2.1"), signed).problemType()).isEqualTo("digest-wrong");
    assertThat(server.journal().head()).isEqualTo(head);
  }

  @Test
  void half_a_signature_is_malformed() {
    var signed =
        new HashMap<>(TestServer.signature(alice.device(), WHO, Instant.now(), Nonce.random()));
    signed.remove("Signature");
    assertThat(server.exchange(WHO, signed).problemType()).isEqualTo("signature-malformed");
  }

  @Test
  void an_uncovered_idempotency_key_is_refused() {
    var signed = TestServer.signature(alice.device(), update("2.0"), Instant.now(), Nonce.random());
    var answer = server.exchange(update("2.0").once("a"), signed);
    assertThat(answer.problemType()).isEqualTo("signature-malformed");
  }

  @Test
  void a_nonce_is_taken_once() {
    var nonce = Nonce.random();
    assertThat(server.send(alice.device(), WHO, Instant.now(), nonce).status()).isEqualTo(200);
    var again = server.send(alice.device(), WHO, Instant.now(), nonce);
    assertThat(again.problemType()).isEqualTo("nonce-seen");
  }

  @Test
  void a_refused_signature_does_not_use_up_the_nonce_of_the_device() {
    var nonce = Nonce.random();
    var impostor = new TestDevice(alice.device().id(), TestDevice.fresh().key());
    server.send(impostor, WHO, Instant.now(), nonce);
    assertThat(server.send(alice.device(), WHO, Instant.now(), nonce).status()).isEqualTo(200);
  }

  @Test
  void signatures_from_another_time_are_refused_with_the_time_of_the_server() {
    for (long offset : new long[] {-400, 120}) {
      var created = Instant.now().plusSeconds(offset);
      var answer = server.send(alice.device(), WHO, created, Nonce.random());
      assertThat(answer.problemType()).isEqualTo("clock-skewed");
      assertThat(answer.fact("serverTime")).startsWith("20");
    }
  }

  @Test
  void signatures_from_before_the_start_are_refused() {
    var created = Instant.now().minusSeconds(200);
    var answer = server.send(alice.device(), WHO, created, Nonce.random());
    assertThat(answer.problemType()).isEqualTo("signed-before-start");
  }

  @Test
  void a_body_over_the_limit_is_refused_and_one_at_it_is_not() {
    for (int length : new int[] {2000, 2001}) {
      var call = update("2.0").with("application/json", new byte[length]);
      var expected = length > 2000 ? "body-too-large" : "body-malformed";
      assertThat(server.send(alice.device(), call).problemType()).isEqualTo(expected);
    }
  }

  @Test
  void a_piece_of_an_upload_may_be_longer() {
    var call = Call.bare("PATCH", "/v1/uploads/testing");
    var piece = call.with("application/octet-stream", new byte[4000]);
    assertThat(server.send(alice.device(), piece).as(Receipt.class).position()).isEqualTo(4000);
    var longer = call.with("application/octet-stream", new byte[4001]);
    assertThat(server.send(alice.device(), longer).problemType()).isEqualTo("body-too-large");
  }

  @Test
  void a_malformed_body_is_told_by_its_place() {
    var call =
        update("2.0").with("application/json", "{\"version\":7}".getBytes(StandardCharsets.UTF_8));
    var answer = server.send(alice.device(), call);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problemType()).isEqualTo("body-malformed");
    assertThat(answer.problem()).containsEntry("place", "/version");
  }

  @Test
  void a_command_tells_its_position_and_a_read_may_ask_for_it() {
    var written = server.send(alice.device(), update("3.0"));
    long position = written.as(Receipt.class).position();
    assertThat(written.position()).isEqualTo(position);
    var read = server.send(alice.device(), WHO.after(position));
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.position()).isGreaterThanOrEqualTo(position);
  }

  @Test
  void a_position_that_does_not_exist_yet_is_refused() {
    var answer = server.send(alice.device(), WHO.after(1_000_000));
    assertThat(answer.problemType()).isEqualTo("position-unknown");
    var malformed = server.send(alice.device(), WHO.header("Lockstep-After", "soon"));
    assertThat(malformed.problemType()).isEqualTo("parameter-malformed");
  }

  @Test
  void an_order_under_one_key_is_carried_out_once() {
    var first = server.send(alice.device(), update("4.0").once("four"));
    long head = server.journal().head();
    var second = server.send(alice.device(), update("4.0").once("four"));
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.position()).isEqualTo(first.position());
    assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(server.journal().head()).isEqualTo(head);
  }

  @Test
  void another_order_under_the_same_key_is_refused() {
    server.send(alice.device(), update("5.0").once("five"));
    var other = server.send(alice.device(), update("5.1").once("five"));
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problemType()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void a_refused_order_can_be_sent_again_under_its_key() {
    var malformed =
        update("6.0").with("application/json", "{}".getBytes(StandardCharsets.UTF_8)).once("six");
    assertThat(server.send(alice.device(), malformed).status()).isEqualTo(400);
    var bob = server.open(TestAccount.fresh());
    assertThat(server.send(bob.device(), update("6.0").once("six")).status()).isEqualTo(200);
    assertThat(server.send(alice.device(), malformed).status()).isEqualTo(400);
  }

  @Test
  void many_copies_of_one_order_at_once_get_one_answer() throws Exception {
    var bob = server.open(TestAccount.fresh());
    long head = server.journal().head();
    var copies = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < 12; i++) {
      copies.add(() -> server.send(bob.device(), update("7.0").once("seven")));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var texts = new ArrayList<String>();
      for (var answer : threads.invokeAll(copies)) texts.add(answer.get().text());
      assertThat(texts).containsOnly("{\"position\":" + head + "}");
    }
    assertThat(server.journal().head()).isEqualTo(head + 1);
  }

  @Test
  void a_device_without_an_account_signs_with_its_own_key() {
    var device = TestDevice.fresh();
    var call = Call.get("/v1/enrolments/testing?key=" + device.signingKey());
    var nonce = Nonce.random();
    var answer = server.send(device, call, Instant.now(), nonce);
    assertThat(answer.text()).contains(device.id().value());
    var again = server.send(device, call, Instant.now(), nonce);
    assertThat(again.problemType()).isEqualTo("nonce-seen");
    var other = Call.get("/v1/enrolments/testing?key=" + alice.device().signingKey());
    assertThat(server.send(device, other).problemType()).isEqualTo("signature-wrong");
  }

  @Test
  void the_evidence_of_a_request_stands_in_the_metadata_of_its_events() {
    var nonce = Nonce.random();
    var call = update("8.0").once("eight");
    var answer = server.send(alice.device(), call, Instant.now(), nonce);
    var stored = server.journal().read(answer.position(), 1).getFirst();
    Map<String, String> metadata = EventMetadata.read(stored.metadata());
    assertThat(stored.actor()).isEqualTo(alice.device().id().value());
    assertThat(metadata)
        .containsEntry("nonce", nonce.text())
        .containsEntry("idempotencyKey", "eight");
    var signature = Bytes.parse(metadata.getOrDefault("signature", "")).toArray();
    var covered = metadata.getOrDefault("covered", "").getBytes(StandardCharsets.US_ASCII);
    assertThat(alice.device().key().publicKey().verify(covered, signature)).isTrue();
    assertThat(metadata.getOrDefault("covered", "")).contains("\"@path\": /v1/testing/software");
  }
}
