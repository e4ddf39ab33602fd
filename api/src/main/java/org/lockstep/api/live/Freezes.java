package org.lockstep.api.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;

/// The shares whose live documents nobody may change for a while, because a device reads them for
/// the last time and ends their collaboration then (R54).
///
/// A freeze is its device's, who alone may prolong it, give it up, or end the collaboration under
/// it. A device that says nothing for as long as a freeze lasts has lost it: people write on, and
/// what it read is old. So the end is only taken while the freeze holds, without a gap since it
/// began; while that is decided it does not run out. It lies in memory: who asks after a restart
/// has lost it as well.
///
/// Safe for all threads.
public final class Freezes implements AutoCloseable {
  private final InstantSource clock;
  private final Turns turns;
  private final Duration lasts;
  private final Map<ShareId, Freeze> freezes = new HashMap<>();
  private @Nullable Gate gate;

  /// What stands before the documents. Never blocks.
  interface Gate {
    /// Lets nothing change them; done when all that was taken before is durable.
    CompletableFuture<Void> shut(ShareId share);

    /// Lets changes in again.
    void open(ShareId share);
  }

  /// That a device holds a share's documents.
  ///
  /// @param id to be shown
  /// @param lasts how long it holds from now on
  record Held(String id, Duration lasts) {}

  /// What is known of a freeze. Its timer and whether its end is being decided change.
  private static final class Freeze {
    private final String id = UUID.randomUUID().toString();
    private final DeviceId device;
    private Instant until;
    private Runnable timer = () -> {};
    private boolean isEnding;

    Freeze(DeviceId device, Instant until) {
      this.device = device;
      this.until = until;
    }

    boolean isOf(DeviceId asking, String shown) {
      return device.equals(asking) && id.equals(shown);
    }
  }

  /// @param lasts how long a freeze holds without a word from its device
  Freezes(InstantSource clock, Turns turns, Duration lasts) {
    this.clock = clock;
    this.turns = turns;
    this.lasts = lasts;
  }

  /// From now on there are documents to freeze.
  synchronized void guard(Gate toGuard) {
    gate = toGuard;
  }

  private Gate gate() {
    if (gate == null) throw new IllegalStateException("no channel yet");
    return gate;
  }

  /// Freezes a share for a device.
  ///
  /// @return done when what its documents hold is what they will hold; nothing if it is frozen
  ///     already, until [#frozenUntil]
  synchronized Optional<CompletableFuture<Held>> begin(ShareId share, DeviceId device) {
    if (freezes.containsKey(share)) return Optional.empty();
    var freeze = new Freeze(device, clock.instant());
    freezes.put(share, freeze);
    prolong(share, freeze);
    var held = new Held(freeze.id, lasts);
    return Optional.of(gate().shut(share).thenApply(_ -> held));
  }

  private void prolong(ShareId share, Freeze freeze) {
    freeze.timer.run();
    freeze.until = clock.instant().plus(lasts);
    freeze.timer = turns.schedule(() -> runOut(share, freeze), lasts);
  }

  private synchronized void runOut(ShareId share, Freeze freeze) {
    if (freezes.get(share) == freeze && !freeze.isEnding) thaw(share, freeze);
  }

  private void thaw(ShareId share, Freeze freeze) {
    freezes.remove(share);
    freeze.timer.run();
    gate().open(share);
  }

  /// Until when a share is frozen, by whomever.
  synchronized Optional<Instant> frozenUntil(ShareId share) {
    return Optional.ofNullable(freezes.get(share)).map(freeze -> freeze.until);
  }

  /// How many shares are frozen.
  synchronized int count() {
    return freezes.size();
  }

  /// Begins its time anew.
  ///
  /// @return nothing if the device holds no such freeze, or no more
  synchronized Optional<Held> renew(ShareId share, DeviceId device, String id) {
    var freeze = freezes.get(share);
    if (freeze == null || freeze.isEnding || !freeze.isOf(device, id)) return Optional.empty();
    prolong(share, freeze);
    return Optional.of(new Held(id, lasts));
  }

  /// Gives it up, if the device holds it still.
  synchronized void release(ShareId share, DeviceId device, String id) {
    var freeze = freezes.get(share);
    if (freeze != null && !freeze.isEnding && freeze.isOf(device, id)) thaw(share, freeze);
  }

  /// Ends the collaboration under a freeze, which does not run out meanwhile.
  ///
  /// @param end ends it; if it throws, the freeze goes on with a new time
  /// @return nothing if the device holds no such freeze, or no more
  public <T> Optional<T> ending(ShareId share, DeviceId device, String id, Supplier<T> end) {
    if (!beginEnding(share, device, id)) return Optional.empty();
    try {
      return Optional.of(end.get());
    } catch (RuntimeException refused) {
      notEnded(share, id);
      throw refused;
    }
  }

  private synchronized boolean beginEnding(ShareId share, DeviceId device, String id) {
    var freeze = freezes.get(share);
    if (freeze == null || freeze.isEnding || !freeze.isOf(device, id)) return false;
    freeze.isEnding = true;
    freeze.timer.run();
    return true;
  }

  private synchronized void notEnded(ShareId share, String id) {
    var freeze = freezes.get(share);
    if (freeze == null || !freeze.id.equals(id)) return; // it has ended, whatever went wrong then
    freeze.isEnding = false;
    prolong(share, freeze);
  }

  /// The collaboration has ended, and what was live is shredded: whatever begins now is new.
  synchronized void ended(ShareId share) {
    var freeze = freezes.get(share);
    if (freeze != null) thaw(share, freeze);
  }

  @Override
  public void close() {
    turns.close();
  }
}
