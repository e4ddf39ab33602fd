package org.lockstep.api.live;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.domain.share.Actor;

/// Those who have documents of one share open, or had until a while ago. Guarded by
/// [RecordedSessions].
final class LiveSession {
  private final Set<Actor> visitors = new LinkedHashSet<>();
  private int seats;
  private @Nullable Actor opener;
  private boolean isRecorded;
  private boolean isOver;
  private @Nullable Runnable farewell; // keeps the end from coming

  /// Who was there.
  ///
  /// @param unnamed how many more there were
  record Visitors(List<Actor> named, int unnamed) {}

  void came(Actor visitor) {
    seats++;
    visitors.add(visitor);
    stays();
  }

  /// The end is not to come.
  void stays() {
    isOver = false;
    if (farewell != null) farewell.run();
    farewell = null;
  }

  void mayWrite(Actor visitor) {
    if (opener == null) opener = visitor;
  }

  void left() {
    seats--;
  }

  boolean isEmpty() {
    return seats == 0;
  }

  /// Whether somebody who may write was there.
  boolean isSession() {
    return opener != null;
  }

  void endsUnless(Runnable cancellation) {
    farewell = cancellation;
  }

  /// It was empty for long enough.
  void isOver(boolean whether) {
    isOver = whether;
  }

  boolean isOver() {
    return isOver && isEmpty();
  }

  /// Who opened it, for whoever writes that down; told once.
  @Nullable Actor unrecordedOpener() {
    if (isRecorded) return null;
    isRecorded = opener != null;
    return opener;
  }

  Visitors visitors(int most) {
    var named = visitors.stream().limit(most).toList();
    return new Visitors(named, visitors.size() - named.size());
  }
}
