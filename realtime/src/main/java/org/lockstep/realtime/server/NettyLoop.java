package org.lockstep.realtime.server;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.netty.channel.EventLoop;
import java.time.Duration;
import org.lockstep.realtime.room.Loop;

/// One of Netty's event loops.
record NettyLoop(EventLoop eventLoop) implements Loop {
  @Override
  public void execute(Runnable task) {
    eventLoop.execute(task);
  }

  @Override
  public Timer schedule(Runnable task, Duration after) {
    var scheduled = eventLoop.schedule(task, after.toNanos(), NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  @Override
  public long nanos() {
    return eventLoop.ticker().nanoTime();
  }
}
