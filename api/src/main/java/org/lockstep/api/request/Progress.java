package org.lockstep.api.request;

import java.time.Duration;

/// How far the history and the views of it have come.
public interface Progress {
  /// The number of events recorded.
  long head();

  /// The number of events that the views know.
  long known();

  /// Waits until the views know the event at `position`, and says whether they do.
  boolean await(long position, Duration longest);
}
