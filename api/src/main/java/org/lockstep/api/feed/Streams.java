package org.lockstep.api.feed;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lockstep.api.problem.ApiProblem.TooManyStreams;
import org.lockstep.api.problem.Refused;
import org.lockstep.domain.id.AccountId;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The streams that are open: so many for each account, and all ended before the web server waits
/// for its requests to end.
@Component
final class Streams implements SmartLifecycle {
  private static final int MOST_OF_AN_ACCOUNT = 32;

  private final Map<AccountId, Integer> open = new ConcurrentHashMap<>();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean running = new AtomicBoolean();

  /// What a stream does, on its request's own thread, until it is interrupted.
  interface Stream {
    void run() throws Exception;
  }

  /// Runs a stream, if the account may have one more.
  void run(AccountId account, Stream stream) throws Exception {
    open.merge(account, 1, Integer::sum);
    try {
      if (open.getOrDefault(account, 0) > MOST_OF_AN_ACCOUNT) {
        throw new Refused(new TooManyStreams(MOST_OF_AN_ACCOUNT));
      }
      runInterruptibly(stream);
    } finally {
      open.computeIfPresent(account, (_, count) -> count == 1 ? null : count - 1);
    }
  }

  private void runInterruptibly(Stream stream) throws Exception {
    threads.add(Thread.currentThread());
    try {
      if (running.get()) stream.run();
    } catch (InterruptedException e) {
      // The server stops: the stream ends like any other, and its reader comes again.
    } finally {
      threads.remove(Thread.currentThread());
    }
  }

  @Override
  public void start() {
    running.set(true);
  }

  @Override
  public void stop() {
    running.set(false);
    threads.forEach(Thread::interrupt);
  }

  @Override
  public boolean isRunning() {
    return running.get();
  }
}
