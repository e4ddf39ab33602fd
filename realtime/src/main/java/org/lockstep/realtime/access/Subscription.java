package org.lockstep.realtime.access;

/// Changes are told until it is closed.
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
