package org.lockstep.projections;

import java.util.stream.IntStream;

/// How much the read models keep in memory; the rest is read from the journal when it is asked for.
///
/// @param accounts whose states are kept: some kilobytes each
/// @param cards of accounts, which hold all their seals: some tens of kilobytes each
/// @param devices whose owners are kept: a hundred bytes each
/// @param shares whose protection is followed event by event: a few kilobytes each
/// @param timelines of shares whose past is asked for: one or two megabytes for ten thousand
///     events
/// @param batch the most events that are applied in one commit
public record Limits(int accounts, int cards, int devices, int shares, int timelines, int batch) {
  /// For one machine: tens of thousands of active devices in a few hundred megabytes at most.
  public static final Limits DEFAULT = new Limits(20_000, 500, 50_000, 5_000, 16, 1_000);

  /// Refuses limits that would keep nothing at all.
  ///
  /// @throws IllegalArgumentException if one is below 1
  public Limits {
    int least = IntStream.of(accounts, cards, devices, shares, timelines, batch).min().getAsInt();
    if (least < 1) throw new IllegalArgumentException("every limit is at least 1");
  }
}
