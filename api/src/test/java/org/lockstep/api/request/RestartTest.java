package org.lockstep.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.TestAccount;
import org.lockstep.crypto.request.Nonce;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.wire.message.AccountMessages.UpdateSoftware;

/// What was accepted before a restart is not accepted anew after it.
class RestartTest {
  private final TestAccount alice = TestAccount.fresh();
  @TempDir private Path directory = Path.of("");

  private static Call update(String version) {
    return Call.put("/v1/testing/software", new UpdateSoftware(SoftwareVersion.parse(version)));
  }

  @Test
  void an_order_that_is_sent_again_gets_its_receipt_and_changes_nothing() {
    String first;
    try (var server = TestServer.start(directory)) {
      server.open(alice);
      first = server.send(alice.device(), update("2.0").once("two")).text();
    }
    try (var server = TestServer.start(directory)) {
      long head = server.journal().head();
      var again = server.send(alice.device(), update("2.0").once("two"));
      assertThat(again.text()).isEqualTo(first);
      assertThat(again.header("Content-Type")).isEqualTo("application/json");
      var other = server.send(alice.device(), update("2.1").once("two"));
      assertThat(other.problemType()).isEqualTo("idempotency-key-reused");
      assertThat(server.journal().head()).isEqualTo(head);
    }
  }

  @Test
  void a_captured_order_is_refused() {
    // As late as a device's clock may be ahead, so that its age alone does not give it away.
    var created = Instant.now().plusSeconds(50);
    var nonce = Nonce.random();
    try (var server = TestServer.start(directory)) {
      server.open(alice);
      assertThat(server.send(alice.device(), update("2.0"), created, nonce).status())
          .isEqualTo(200);
    }
    try (var server = TestServer.start(directory)) {
      long head = server.journal().head();
      var replayed = server.send(alice.device(), update("2.0"), created, nonce);
      assertThat(replayed.problemType()).isEqualTo("nonce-seen");
      assertThat(server.journal().head()).isEqualTo(head);
    }
  }

  @Test
  void a_server_shows_the_same_keys_and_knows_its_accounts_again() {
    String info;
    try (var server = TestServer.start(directory)) {
      server.open(alice);
      info = server.send(Call.get("/v1/server")).text().replaceAll("\"time\".*", "");
    }
    try (var server = TestServer.start(directory)) {
      assertThat(server.send(Call.get("/v1/server")).text()).startsWith(info);
      assertThat(server.send(alice.device(), Call.get("/v1/testing/caller")).status())
          .isEqualTo(200);
    }
  }
}
