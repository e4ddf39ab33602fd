package org.lockstep.api.enrolment;

import java.time.Duration;
import java.util.Optional;
import org.lockstep.api.problem.ApiProblem.RateLimited;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.RateLimit;
import org.lockstep.api.server.LockstepProperties;
import org.lockstep.domain.id.HandleId;
import org.springframework.stereotype.Component;

/// How often devices may ask to be enrolled or to recover, and browsers to be approved: each
/// asking tries something, and costs the server something.
///
/// A handle that no account has is counted like any other. Safe for use by many threads.
@Component
public final class EnrolmentLimits {
  private static final int AT_ONCE_FOR_HANDLE = 5;

  private final RateLimit<String> addresses;
  private final RateLimit<HandleId> handles =
      RateLimit.every(Duration.ofMinutes(1), AT_ONCE_FOR_HANDLE, System::nanoTime);

  /// Limits as the operator sets them.
  public EnrolmentLimits(LockstepProperties properties) {
    int atOnce = properties.rate().enrolmentBurst();
    addresses = RateLimit.every(Duration.ofSeconds(10), atOnce, System::nanoTime);
  }

  /// Counts one asking from an address.
  ///
  /// @throws Refused if somebody asks too often
  public void require(String address) {
    refuse(addresses.take(address));
  }

  /// Counts one asking for a handle.
  ///
  /// @throws Refused if that handle is asked for too often
  public void require(HandleId handle) {
    refuse(handles.take(handle));
  }

  private static void refuse(Optional<Duration> wait) {
    wait.ifPresent(
        time -> {
          throw new Refused(new RateLimited(time));
        });
  }
}
