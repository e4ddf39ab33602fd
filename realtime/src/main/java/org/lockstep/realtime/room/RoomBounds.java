package org.lockstep.realtime.room;

import java.time.Duration;
import org.lockstep.realtime.awareness.AwarenessBounds;

/// How large a room may become, and how long it takes its time.
///
/// @param documentBytes no document becomes larger
/// @param window where many hear them, changes of so long go out as one, and of a multiple of it
///     where more do
/// @param idle a room that was empty for so long is forgotten
/// @param behindBytes who has missed more is disconnected
/// @param behindTime who has not caught up for so long is disconnected
/// @param unacknowledgedBytes nothing more is read from whom has more on the way to the disk
/// @param foldUpdates so many changes are folded, also when nobody joins
/// @param awareness of presence
public record RoomBounds(
    long documentBytes,
    Duration window,
    Duration idle,
    long behindBytes,
    Duration behindTime,
    long unacknowledgedBytes,
    int foldUpdates,
    AwarenessBounds awareness) {

  /// So many hear a change at once; each time as many make the window longer.
  private static final int A_CROWD = 20;

  /// No window is longer than so many.
  private static final int LONGEST = 10;

  /// Checks them.
  public RoomBounds {
    if (documentBytes < 1 || behindBytes < 1 || unacknowledgedBytes < 1) {
      throw new IllegalArgumentException("bounds in bytes must be positive");
    }
    if (window.isNegative() || idle.isNegative() || !behindTime.isPositive()) {
      throw new IllegalArgumentException("bounds in time must not be negative");
    }
    if (foldUpdates < 1) throw new IllegalArgumentException("some changes must gather");
  }

  /// For documents of up to 64 MiB.
  public static RoomBounds standard() {
    return new RoomBounds(
        64 << 20,
        Duration.ofMillis(5),
        Duration.ofSeconds(30),
        8 << 20,
        Duration.ofSeconds(30),
        4 << 20,
        4096,
        AwarenessBounds.standard());
  }

  /// How long changes are put off to go out as one; zero is not at all.
  ///
  /// @param receivers how many hear them
  Duration windowFor(int receivers) {
    return window.multipliedBy(Math.min(LONGEST, receivers / A_CROWD));
  }

  /// The same with another window.
  public RoomBounds withWindow(Duration other) {
    return new RoomBounds(
        documentBytes,
        other,
        idle,
        behindBytes,
        behindTime,
        unacknowledgedBytes,
        foldUpdates,
        awareness);
  }

  /// The same for documents of another size.
  public RoomBounds withDocumentBytes(long other) {
    return new RoomBounds(
        other, window, idle, behindBytes, behindTime, unacknowledgedBytes, foldUpdates, awareness);
  }

  /// The same, with another patience with those who read slowly.
  public RoomBounds withBehind(long bytes, Duration time) {
    return new RoomBounds(
        documentBytes, window, idle, bytes, time, unacknowledgedBytes, foldUpdates, awareness);
  }

  /// The same, with other bounds for what is not durable yet.
  public RoomBounds withUnacknowledgedBytes(long other) {
    return new RoomBounds(
        documentBytes, window, idle, behindBytes, behindTime, other, foldUpdates, awareness);
  }
}
