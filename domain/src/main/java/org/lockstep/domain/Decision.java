package org.lockstep.domain;

import java.util.List;

/// A decider's answer: the events that follow from a command, or the reason why it is refused.
///
/// @param <E> the stream's events
/// @param <R> the stream's rejections
public sealed interface Decision<E, R> {
  /// These events follow; none where the command changes nothing that was not so already.
  record Accepted<E, R>(List<E> events) implements Decision<E, R> {
    /// Copies the events.
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /// Nothing happens, for this reason.
  record Rejected<E, R>(R reason) implements Decision<E, R> {}

  /// Accepts with `events`, in their order.
  @SafeVarargs
  @SuppressWarnings("varargs") // The array goes straight into an immutable list.
  static <E, R> Decision<E, R> accept(E... events) {
    return new Accepted<>(List.of(events));
  }

  /// Refuses for `reason`.
  static <E, R> Decision<E, R> reject(R reason) {
    return new Rejected<>(reason);
  }
}
