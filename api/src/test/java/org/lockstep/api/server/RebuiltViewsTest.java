package org.lockstep.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.TestAccount;

/// An operator has all views built anew, and nobody waits for it.
class RebuiltViewsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void the_server_answers_and_takes_orders_while_views_are_built_anew(@TempDir Path directory)
      throws InterruptedException {
    TestAccount alice;
    try (var server = TestServer.start(directory)) {
      alice = server.open(TestAccount.fresh());
    }
    try (var server = TestServer.start(directory, "lockstep.views.rebuild=true")) {
      assertThat(server.send(alice.device(), Call.get("/v1/protection")).status()).isEqualTo(200);
      var bob = server.open(TestAccount.fresh());
      assertThat(server.models().awaitRebuilt(PATIENCE)).isTrue();
      assertThat(server.models().rebuildFailure()).isEmpty();
      for (var known : java.util.List.of(alice, bob)) {
        assertThat(server.send(known.device(), Call.get("/v1/protection")).status()).isEqualTo(200);
      }
      assertThat(server.models().rows("devices", null, 10).rows()).hasSize(2);
    }
  }
}
