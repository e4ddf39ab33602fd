package org.lockstep.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.api.server.TestServer;
import org.lockstep.api.testing.Call;
import org.lockstep.api.testing.TestAccount;

class RateLimitTest {
  private final AtomicLong now = new AtomicLong(5);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void a_burst_passes_and_then_one_after_each_interval() {
    var limit = new RateLimit<String>(2, 3, now::get);
    for (int i = 0; i < 3; i++) assertThat(limit.take("a")).isEmpty();
    assertThat(limit.take("a")).contains(Duration.ofMillis(500));
    pass(Duration.ofMillis(499));
    assertThat(limit.take("a")).isPresent();
    pass(Duration.ofMillis(2));
    assertThat(limit.take("a")).isEmpty();
    assertThat(limit.take("a")).isPresent();
  }

  @Test
  void one_key_does_not_use_up_what_another_may() {
    var limit = new RateLimit<String>(1, 1, now::get);
    assertThat(limit.take("a")).isEmpty();
    assertThat(limit.take("b")).isEmpty();
    assertThat(limit.take("a")).isPresent();
  }

  @Test
  void a_long_rest_gives_one_burst_and_not_more() {
    var limit = new RateLimit<String>(1, 2, now::get);
    assertThat(limit.take("a")).isEmpty();
    pass(Duration.ofDays(1));
    for (int i = 0; i < 2; i++) assertThat(limit.take("a")).isEmpty();
    assertThat(limit.take("a")).isPresent();
  }

  @Test
  void the_server_tells_when_to_come_again(@TempDir Path directory) {
    var settings =
        new String[] {"lockstep.rate.account-burst=2", "lockstep.rate.account-per-second=1"};
    try (var server = TestServer.start(directory, settings)) {
      var alice = server.open(TestAccount.fresh());
      var bob = server.open(TestAccount.fresh());
      var call = Call.get("/v1/testing/caller");
      var last = server.send(alice.device(), call);
      for (int i = 0; i < 20 && last.status() == 200; i++) last = server.send(alice.device(), call);
      assertThat(last.problemType()).isEqualTo("rate-limited");
      assertThat(Long.parseLong(last.header("Retry-After"))).isBetween(1L, 2L);
      assertThat(server.send(bob.device(), call).status()).isEqualTo(200);
    }
  }

  @Test
  void an_address_is_limited_before_any_signature_is_looked_at(@TempDir Path directory) {
    var settings =
        new String[] {"lockstep.rate.address-burst=2", "lockstep.rate.address-per-second=1"};
    try (var server = TestServer.start(directory, settings)) {
      var last = server.send(Call.get("/v1/server"));
      for (int i = 0; i < 20 && last.status() == 200; i++)
        last = server.send(Call.get("/v1/server"));
      assertThat(last.problemType()).isEqualTo("rate-limited");
    }
  }
}
