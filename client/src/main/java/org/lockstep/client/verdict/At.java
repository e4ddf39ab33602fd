package org.lockstep.client.verdict;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/// A point of the history.
public sealed interface At {
  /// After the event at a position.
  record Position(long position) implements At {}

  /// After the last event up to a time.
  record Time(Instant time) implements At {}

  /// Reads a position such as `17` or a time such as `2026-01-02T03:04:05Z`.
  ///
  /// @throws IllegalArgumentException if it is neither
  static At parse(String text) {
    try {
      return text.matches("\\d{1,18}")
          ? new Position(Long.parseLong(text))
          : new Time(Instant.parse(text));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "a position such as 17, or a time such as 2026-01-02T03:04:05Z, is expected", e);
    }
  }

  /// As the server reads it.
  default String text() {
    return switch (this) {
      case Position(var position) -> Long.toString(position);
      case Time(var time) -> time.toString();
    };
  }
}
