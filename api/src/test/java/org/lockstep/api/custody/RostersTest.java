package org.lockstep.api.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R71")
class RostersTest {
  private final ReentrantReadWriteLock order = new ReentrantReadWriteLock(true);
  private final Rosters rosters = new Rosters(order);
  private final List<String> recorded = new CopyOnWriteArrayList<>();

  private long record(String what) {
    recorded.add(what);
    return recorded.size();
  }

  private void awaitOneInLine() {
    while (!order.hasQueuedThreads()) Thread.onSpinWait();
  }

  @Test
  void a_revocation_waits_for_the_grant_that_was_decided_before_it() throws Exception {
    var decided = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var grant =
          threads.submit(
              () ->
                  rosters.granting(
                      () -> {
                        decided.countDown();
                        awaitOneInLine();
                        return record("grant");
                      }));
      decided.await();
      var revocation = threads.submit(() -> rosters.revoking(() -> record("revocation")));
      assertThat(grant.get()).isEqualTo(1);
      assertThat(revocation.get()).isEqualTo(2);
    }
    assertThat(recorded).containsExactly("grant", "revocation");
  }

  @Test
  void a_grant_is_decided_after_the_revocation_that_began_before_it() throws Exception {
    var begun = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var revocation =
          threads.submit(
              () ->
                  rosters.revoking(
                      () -> {
                        begun.countDown();
                        awaitOneInLine();
                        return record("revocation");
                      }));
      begun.await();
      var grant = threads.submit(() -> rosters.granting(() -> record("grant")));
      assertThat(revocation.get()).isEqualTo(1);
      assertThat(grant.get()).isEqualTo(2);
    }
  }

  @Test
  void grants_do_not_wait_for_each_other() throws Exception {
    var both = new CyclicBarrier(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = threads.submit(() -> rosters.granting(() -> met(both)));
      var other = threads.submit(() -> rosters.granting(() -> met(both)));
      assertThat(one.get() + other.get()).isEqualTo(1);
    }
  }

  private static long met(CyclicBarrier both) {
    try {
      return both.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_failure_lets_others_go_on() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    rosters.revoking(
                        () -> {
                          throw new IllegalStateException("refused");
                        })))
        .hasMessage("refused");
    assertThat(rosters.granting(() -> 7)).isEqualTo(7);
  }
}
