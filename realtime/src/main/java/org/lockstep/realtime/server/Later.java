package org.lockstep.realtime.server;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;

/// What a connection does after a while. It is not taken back: the task looks whether it is still
/// wanted. One that fails is told of in the log, since nobody waits for it.
final class Later {
  private static final System.Logger LOG = System.getLogger(Later.class.getName());

  private Later() {}

  static void run(EventExecutor loop, Duration after, Runnable task) {
    loop.schedule(task, after.toNanos(), NANOSECONDS)
        .addListener(
            done -> {
              if (done.cause() != null && !done.isCancelled()) {
                LOG.log(System.Logger.Level.ERROR, "A connection failed later.", done.cause());
              }
            });
  }
}
