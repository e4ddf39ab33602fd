package org.lockstep.realtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// How many of something each may have.
class QuotaTest {
  @Test
  void each_has_up_to_the_bound_and_gets_back_what_was_given_back() {
    var quota = new Quota<String>(2);
    assertThat(quota.take("a")).isTrue();
    assertThat(quota.take("a")).isTrue();
    assertThat(quota.take("a")).isFalse();
    assertThat(quota.take("b")).isTrue();
    quota.giveBack("a");
    assertThat(quota.take("a")).isTrue();
    assertThat(quota.take("a")).isFalse();
  }

  @Test
  void many_at_once_never_have_more() {
    var quota = new Quota<String>(3);
    var having = new AtomicInteger();
    var most = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 1000; i++) {
        threads.execute(
            () -> {
              if (!quota.take("a")) return;
              most.accumulateAndGet(having.incrementAndGet(), Math::max);
              having.decrementAndGet();
              quota.giveBack("a");
            });
      }
    }
    assertThat(most.get()).isBetween(1, 3);
    for (int i = 0; i < 3; i++) assertThat(quota.take("a")).isTrue();
    assertThat(quota.take("a")).isFalse();
  }
}
