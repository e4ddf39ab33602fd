package org.lockstep.client.replay;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.domain.Bytes;

/// Holds the rows of one projection against the history, page by page: each page at the position at
/// which the server read it. Confined to one thread.
final class Comparing {
  private final String projection;
  private final Ground ground;
  private final ServedRows served;
  private final Consumer<Row> showing;
  private String form = "";
  private long rows;
  private long different;
  private @Nullable Difference first;

  /// @param showing is given each row that the server shows
  Comparing(Ground ground, ServedRows served, Consumer<Row> showing) {
    this.projection = served.projection();
    this.ground = ground;
    this.served = served;
    this.showing = showing;
  }

  Compared run() {
    @Nullable String after = null;
    do {
      var page = served.page(after);
      ground.moveTo(page.shown().events());
      requireForm(page.shown().form());
      compare(page, after);
      after = page.upTo().orElse(null);
    } while (after != null);
    return new Compared(
        projection, form, ground.replay().position(), rows, different, Optional.ofNullable(first));
  }

  private void requireForm(String shown) {
    form = ground.replay().rows(projection, null, 1).form();
    if (shown.equals(form)) return;
    throw new ServerMisbehaved(
        "its rows have the form %s, and this version knows %s".formatted(shown, form));
  }

  private void compare(ServedRows.Page page, @Nullable String after) {
    var built = new BuiltRows(ground.replay(), projection, after);
    for (var shown : page.shown().rows()) {
      var row = new Row(projection, shown.key(), shown.value());
      rows++;
      showing.accept(row);
      compare(row, built);
    }
    missing(built, page.upTo());
  }

  private void compare(Row row, BuiltRows built) {
    var right = built.takeUpTo(Optional.of(row.key()));
    while (right.isPresent() && !right.get().key().equals(row.key())) {
      differ(Optional.empty(), right);
      right = built.takeUpTo(Optional.of(row.key()));
    }
    var value = right.map(Row::value).orElse(Bytes.EMPTY);
    if (right.isEmpty() || !value.equals(row.value())) differ(Optional.of(row), right);
  }

  private void missing(BuiltRows built, Optional<String> upTo) {
    var next = built.takeUpTo(upTo);
    while (next.isPresent()) {
      differ(Optional.empty(), next);
      next = built.takeUpTo(upTo);
    }
  }

  private void differ(Optional<Row> served, Optional<Row> built) {
    different++;
    if (first != null) return;
    var key = served.or(() -> built).orElseThrow().key();
    first =
        new Difference(
            key, ground.replay().position(), served, built, ground.lastTouch(projection, key));
  }
}
