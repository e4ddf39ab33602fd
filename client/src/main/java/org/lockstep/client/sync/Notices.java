package org.lockstep.client.sync;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the feed's server-sent events line by line (HTML standard, section 9.2), as far as they
/// say
/// that something has happened. For one thread.
final class Notices {
  private static final String ID = "id:";
  private static final String EVENT = "event:";
  private static final String NOTICE = "notice";
  private static final String RESET = "reset";

  private long position = -1;
  private @Nullable String event;

  Notices() {}

  /// The position at which something happened, once the line is read that ends its notice.
  ///
  /// After a gap too long to be told, [Long#MAX_VALUE]: look at everything.
  Optional<Long> read(String line) {
    if (line.isEmpty()) return dispatch();
    if (line.startsWith(ID)) position = number(line.substring(ID.length()).strip());
    if (line.startsWith(EVENT)) event = line.substring(EVENT.length()).strip();
    return Optional.empty();
  }

  private long number(String text) {
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : position;
  }

  private Optional<Long> dispatch() {
    var told = event;
    event = null;
    if (RESET.equals(told)) return Optional.of(Long.MAX_VALUE);
    return NOTICE.equals(told) ? Optional.of(position) : Optional.empty();
  }
}
