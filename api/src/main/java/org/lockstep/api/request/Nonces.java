package org.lockstep.api.request;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.lockstep.domain.id.DeviceId;

/// The nonces that were used lately, each for as long as a request with it could be accepted.
///
/// Entries go by age only, never for want of room: an evicted nonce could be used again. What
/// bounds
/// them is the rate limit of the accounts. Safe for use by many threads.
public final class Nonces {
  private final Cache<Used, Boolean> used;

  private record Used(DeviceId device, String nonce) {}

  /// @param window from the oldest to the newest `created` that is acceptable
  public Nonces(Duration window) {
    used = Caffeine.newBuilder().expireAfterWrite(window.plusSeconds(1)).build();
  }

  /// Takes the nonce, and says whether it was new.
  public boolean take(DeviceId device, String nonce) {
    return used.asMap().putIfAbsent(new Used(device, nonce), true) == null;
  }
}
