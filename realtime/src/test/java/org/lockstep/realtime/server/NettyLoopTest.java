package org.lockstep.realtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoRegistration;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What event loops do together, in the test's own time.
class NettyLoopTest {
  private final MockTicker time = Ticker.newMockTicker();
  private final EmbeddedChannel channel = EmbeddedChannel.builder().ticker(time).build();
  private final EventLoop eventLoop = channel.eventLoop();
  private final NettyLoop loop = new NettyLoop(eventLoop);
  private final List<String> done = new ArrayList<>();

  private void together(String what) {
    loop.together(() -> done.add(what));
  }

  private void pass(int millis) {
    time.advanceMillis(millis);
    channel.runPendingTasks();
  }

  @Test
  void after_a_pause_something_is_done_when_what_has_come_is_read() {
    time.advanceMillis(1003);
    together("first");
    loop.execute(() -> together("with it"));
    assertThat(done).isEmpty();
    channel.runPendingTasks();
    assertThat(done).contains("first");
  }

  @Test
  void what_comes_soon_after_is_done_at_the_next_beat_all_of_it() {
    time.advanceMillis(1003);
    together("first");
    channel.runPendingTasks();
    together("second");
    pass(3);
    together("third");
    pass(3);
    assertThat(done).containsExactly("first");
    pass(1);
    assertThat(done).as("at 1010").containsExactly("first", "second", "third");
  }

  @Test
  void what_is_put_off_while_others_are_done_is_for_the_next_beat() {
    together("first");
    channel.runPendingTasks();
    loop.together(() -> together("again"));
    pass(10);
    assertThat(done).containsExactly("first");
    pass(10);
    assertThat(done).containsExactly("first", "again");
  }

  /// Takes note of how long it may wait.
  private static final class Waiter implements IoHandler {
    private long delay;

    @Override
    public int run(IoHandlerContext context) {
      delay = context.delayNanos(0);
      return 0;
    }

    @Override
    public IoRegistration register(IoHandle handle) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void wakeup() {}

    @Override
    public boolean isCompatible(Class<? extends IoHandle> type) {
      return true;
    }
  }

  private record Until(long delay) implements IoHandlerContext {
    @Override
    public boolean canBlock() {
      return true;
    }

    @Override
    public long delayNanos(long now) {
      return delay;
    }

    @Override
    public long deadlineNanos() {
      return delay;
    }
  }

  private static long waits(long delay) {
    var waiter = new Waiter();
    new WholeMillis(waiter).run(new Until(delay));
    return waiter.delay;
  }

  @Test
  void sockets_wait_in_whole_milliseconds_and_never_too_short() {
    var milli = Duration.ofMillis(1).toNanos();
    assertThat(waits(1)).isEqualTo(milli);
    assertThat(waits(milli)).isEqualTo(milli);
    assertThat(waits(milli + 1)).isEqualTo(2 * milli);
    assertThat(waits(0)).isZero();
    assertThat(waits(-5)).isEqualTo(-5);
    assertThat(waits(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }
}
