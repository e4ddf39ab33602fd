package org.lockstep.client.replay;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.lockstep.domain.Bytes;
import org.lockstep.projections.Replay;

/// The rows of a replay from a key on, one after the other, while it stands still.
final class BuiltRows {
  private static final int PAGE = 500;

  private final Replay replay;
  private final String projection;
  private final Queue<Row> read = new ArrayDeque<>();
  private Optional<String> next;

  /// @param after the key before the first one; null for all
  BuiltRows(Replay replay, String projection, @Nullable String after) {
    this.replay = replay;
    this.projection = projection;
    this.next = fetch(after);
  }

  private Optional<String> fetch(@Nullable String after) {
    var page = replay.rows(projection, after, PAGE);
    for (var found : page.rows()) {
      read.add(new Row(projection, found.key(), Bytes.of(found.value())));
    }
    return page.next();
  }

  /// The next row whose key is not beyond `key`; empty if there is none.
  Optional<Row> takeUpTo(Optional<String> key) {
    if (read.isEmpty() && next.isPresent()) next = fetch(next.get());
    var first = read.peek();
    boolean within =
        first != null && key.map(last -> ServedRows.compare(first.key(), last) <= 0).orElse(true);
    return within ? Optional.ofNullable(read.poll()) : Optional.empty();
  }
}
