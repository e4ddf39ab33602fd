package org.lockstep.api.request;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Lets each key do something a number of times a second, and as many times at once as its bucket
/// holds. Safe for use by many threads.
///
/// A key that has been idle long enough for a full bucket is forgotten, so the number of keys in
/// memory is bounded by what happens, not by who ever came.
public final class RateLimit<K> {
  private final double perNano;
  private final double burst;
  private final LongSupplier nanoTime;
  private final Cache<K, Bucket> buckets;

  private static final class Bucket {
    private double tokens;
    private long filledAt;

    private Bucket(double tokens, long filledAt) {
      this.tokens = tokens;
      this.filledAt = filledAt;
    }
  }

  /// @param perSecond how many times a second, on average
  /// @param burst how many times at once
  /// @param nanoTime a clock such as [System#nanoTime]
  public RateLimit(int perSecond, int burst, LongSupplier nanoTime) {
    this(perSecond / (double) TimeUnit.SECONDS.toNanos(1), burst, nanoTime);
  }

  /// A limit for what is rare.
  ///
  /// @param pause how often, on average
  /// @param burst how many times at once
  public static <K> RateLimit<K> every(Duration pause, int burst, LongSupplier nanoTime) {
    return new RateLimit<>(1 / (double) pause.toNanos(), burst, nanoTime);
  }

  private RateLimit(double perNano, int burst, LongSupplier nanoTime) {
    this.perNano = perNano;
    this.burst = burst;
    this.nanoTime = nanoTime;
    var full = Duration.ofNanos((long) (burst / perNano)).plusSeconds(1);
    this.buckets =
        Caffeine.newBuilder().expireAfterAccess(full).ticker(nanoTime::getAsLong).build();
  }

  /// Takes one token, or tells how long to wait for the next one.
  public Optional<Duration> take(K key) {
    var bucket = buckets.get(key, _ -> new Bucket(burst, nanoTime.getAsLong()));
    synchronized (bucket) {
      long now = nanoTime.getAsLong();
      bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.filledAt) * perNano);
      bucket.filledAt = now;
      if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return Optional.empty();
      }
      return Optional.of(Duration.ofNanos((long) Math.ceil((1 - bucket.tokens) / perNano)));
    }
  }
}
