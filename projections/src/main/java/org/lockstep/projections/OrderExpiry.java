package org.lockstep.projections;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.lockstep.storage.documents.Documents;
import org.lockstep.storage.journal.StoredEvent;

/// Forgets carried-out commands by and by: a device that repeats one does so within hours, and the
/// list of them would grow for ever.
///
/// The clock is the history itself. An event that is recorded on a later day than the one before
/// takes away the days that have become too old in between, so what is kept is a function of the
/// events, however often the server starts. A command is kept for at least the time that was chosen
/// and for less than a day more, or until something is recorded.
final class OrderExpiry {
  private final Documents documents;
  private final Streams streams;
  private final long days;

  /// Keeps commands for that long, in whole days rounded up.
  OrderExpiry(Documents documents, Streams streams, Duration kept) {
    this.documents = documents;
    this.streams = streams;
    this.days = kept.plusDays(1).minusNanos(1).toDays();
  }

  static long day(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), Duration.ofDays(1).toSeconds());
  }

  /// Adds the deletions that follow from the next events.
  ///
  /// What the same batch has put is younger than what it takes away, or goes with a later one.
  void apply(List<Decoded> events, DocumentBatch batch) {
    long before = day(previous(events.getFirst().stored()).recordedAt());
    long now = day(events.getLast().stored().recordedAt());
    batch.forget(Collections.ORDERS, put -> isTooOld(put.fields().get(Collections.DAY), now));
    LongStream.range(before - days, now - days).forEach(day -> forget(day, batch));
  }

  private StoredEvent previous(StoredEvent event) {
    return event.position() == 0 ? event : streams.event(event.position() - 1).stored();
  }

  private boolean isTooOld(@Nullable String day, long now) {
    return day != null && Long.parseLong(day) < now - days;
  }

  private void forget(long day, DocumentBatch batch) {
    Collections.all(documents, Collections.ORDERS, Collections.DAY, Long.toString(day))
        .forEach(order -> batch.deleteUnlessPut(Collections.ORDERS, order.key()));
  }
}
