package org.lockstep.storage.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.lockstep.storage.StorageException;

/// What gathers before a commit.
class GroupQueueTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private record Entry(String name) implements Pending {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public void fail(StorageException why) {}
  }

  private static final Entry ONE = new Entry("one");
  private static final Entry TWO = new Entry("two");

  /// Waits for company for ever, as far as a test can tell.
  private final GroupQueue<Entry> queue = new GroupQueue<>(Duration.ofDays(1));

  @Test
  void the_first_waits_for_company_until_something_is_urgent() {
    queue.add(ONE);
    var group = CompletableFuture.supplyAsync(queue::take);
    queue.addUrgent(TWO);
    assertThat(group).succeedsWithin(PATIENCE).isEqualTo(List.of(ONE, TWO));
  }

  @Test
  void what_is_urgent_does_not_wait() {
    queue.addUrgent(ONE);
    assertThat(queue.take()).containsExactly(ONE);
  }

  @Test
  void nobody_waits_for_company_at_the_end() {
    queue.add(ONE);
    queue.end(() -> new StorageException("over"));
    assertThat(queue.take()).containsExactly(ONE);
    assertThat(queue.take()).isEmpty();
    assertThatThrownBy(() -> queue.add(TWO)).hasMessage("over");
    assertThatThrownBy(() -> queue.addUrgent(TWO)).hasMessage("over");
  }

  @Test
  void without_company_a_group_is_what_waits() {
    var plain = new GroupQueue<Entry>();
    plain.add(ONE);
    plain.add(TWO);
    assertThat(plain.take()).containsExactly(ONE, TWO);
  }
}
