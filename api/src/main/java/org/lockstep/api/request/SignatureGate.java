package org.lockstep.api.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.lockstep.api.problem.ApiProblem;
import org.lockstep.api.problem.Refused;

/// Lets a signature through once, in time, and from a device that an account trusts.
///
/// Safe for use by many threads.
public final class SignatureGate {
  private static final Duration CATCH_UP = Duration.ofSeconds(2);

  private final Devices devices;
  private final Progress progress;
  private final Nonces nonces;
  private final Clock clock;
  private final Limits limits;
  private final Instant start;

  /// How far `created` may lie from the server's clock.
  public record Limits(Duration behind, Duration ahead) {
    /// From the oldest to the newest acceptable `created`.
    public Duration window() {
      return behind.plus(ahead);
    }
  }

  /// A gate that opens now: requests signed before are refused.
  public SignatureGate(
      Devices devices, Progress progress, Nonces nonces, Clock clock, Limits limits) {
    this.devices = devices;
    this.progress = progress;
    this.nonces = nonces;
    this.clock = clock;
    this.limits = limits;
    this.start = clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /// Refuses a signature that was not made about now.
  void requireTimely(ReceivedSignature signature) {
    var created = signature.signature().created();
    var now = clock.instant();
    if (created.isBefore(now.minus(limits.behind())) || created.isAfter(now.plus(limits.ahead()))) {
      throw new Refused(new ApiProblem.ClockSkewed(now.truncatedTo(ChronoUnit.MILLIS)));
    }
    if (created.isBefore(start)) {
      throw new Refused(new ApiProblem.SignedBeforeStart(now.truncatedTo(ChronoUnit.MILLIS)));
    }
  }

  /// The device, if an account trusts it. Before it is called unknown, the views catch up with the
  /// history once.
  Optional<Devices.Trusted> find(ReceivedSignature signature) {
    var known = devices.find(signature.device());
    if (known.isPresent() || progress.known() >= progress.head()) return known;
    progress.await(progress.head() - 1, CATCH_UP);
    return devices.find(signature.device());
  }

  /// Takes the signature's nonce.
  ///
  /// @throws Refused if it was used before
  void takeNonce(ReceivedSignature signature) {
    if (!nonces.take(signature.device(), signature.signature().nonce().text())) {
      throw new Refused(new ApiProblem.NonceSeen());
    }
  }
}
