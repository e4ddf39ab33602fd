package org.lockstep.storage.group;

/// The thread that a [GroupWriter] runs on.
public final class WriterThread {
  private final Thread thread;

  private WriterThread(Thread thread) {
    this.thread = thread;
  }

  public static WriterThread start(String name, GroupWriter<?> writer) {
    return new WriterThread(Thread.ofPlatform().name(name).daemon().start(writer));
  }

  /// Waits until the writer has ended, even if interrupted: files must not be closed under it.
  public void join() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
