package org.lockstep.client.sync;

import java.util.List;
import java.util.function.Consumer;
import org.lockstep.domain.id.ShareId;

/// Meets the key operations that this device can meet.
public final class Sync {
  Sync() {}

  /// Meets everything that can be met now, of the account and all its shares.
  ///
  /// @param told of each step once it is done
  /// @return the steps that were done
  public List<Step> run(Consumer<Step> told) {
    return later();
  }

  /// Meets what can be met of the account and one share.
  public List<Step> run(ShareId share, Consumer<Step> told) {
    return later();
  }

  /// Follows the feed and meets what comes up, until the thread is interrupted.
  public void watch(Consumer<Step> told) {
    later();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // goes with the first body
  private static <T> T later() {
    throw new UnsupportedOperationException("not yet");
  }
}
