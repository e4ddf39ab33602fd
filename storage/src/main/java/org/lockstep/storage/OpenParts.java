package org.lockstep.storage;

import java.util.ArrayDeque;
import java.util.Deque;

/// Parts of a storage that are open, to be closed in the other order.
final class OpenParts implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T part) {
    open.push(part);
    return part;
  }

  /// Closes everything after a failure, and gives the failure back.
  RuntimeException closedAfter(RuntimeException failure) {
    try {
      close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /// Closes what was opened last first; one that fails does not keep the others open.
  @Override
  public void close() {
    RuntimeException failure = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (RuntimeException e) {
        if (failure == null) failure = e;
        else failure.addSuppressed(e);
      } catch (Exception e) {
        throw new IllegalStateException("no part of a storage throws a checked exception", e);
      }
    }
    if (failure != null) throw failure;
  }
}
