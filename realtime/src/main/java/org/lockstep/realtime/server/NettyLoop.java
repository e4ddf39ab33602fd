package org.lockstep.realtime.server;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.lockstep.realtime.room.Loop;

/// One of Netty's event loops.
///
/// What is done together is done at a beat that all loops of a server share, so that it comes to
/// the disk in one group; after a pause it is done when everything has been read that has come.
final class NettyLoop implements Loop {
  private static final long BEAT = MILLISECONDS.toNanos(10);

  private final EventLoop eventLoop;
  private final List<Runnable> gathered = new ArrayList<>();
  private long last = -BEAT;

  NettyLoop(EventLoop eventLoop) {
    this.eventLoop = eventLoop;
  }

  EventLoop eventLoop() {
    return eventLoop;
  }

  @Override
  public void execute(Runnable task) {
    eventLoop.execute(task);
  }

  @Override
  public void together(Runnable task) {
    gathered.add(task);
    if (gathered.size() > 1) return;
    long now = nanos();
    if (now - last >= BEAT) eventLoop.execute(this::beat);
    else schedule(this::beat, Duration.ofNanos(BEAT - now % BEAT));
  }

  private void beat() {
    last = nanos();
    var due = List.copyOf(gathered);
    gathered.clear();
    due.forEach(Runnable::run);
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
