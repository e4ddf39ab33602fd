package org.lockstep.bench.journal;

/// What is measured: something that keeps events.
interface EventLog extends AutoCloseable {
  /// Appends one event of about 400 bytes and returns once it is durable.
  void append(String stream, long sequence, byte[] payload);

  /// Reads everything in order and says how many events that were.
  long readAll();

  @Override
  void close();
}
