package org.lockstep.api.enrolment;

import java.time.Duration;
import java.util.Optional;
import org.lockstep.api.problem.ApiProblem.RateLimited;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.RateLimit;
import org.lockstep.domain.id.HandleId;

/// How often devices may ask to be enrolled: each asking tries a password and a code.
///
/// A handle that no account has is counted like any other. Safe for use by many threads.
final class EnrolmentLimits {
  private static final int AT_ONCE_FOR_HANDLE = 5;

  private final RateLimit<String> addresses;
  private final RateLimit<HandleId> handles =
      RateLimit.every(Duration.ofMinutes(1), AT_ONCE_FOR_HANDLE, System::nanoTime);

  /// @param fromAddress how many at once from one address
  EnrolmentLimits(int fromAddress) {
    addresses = RateLimit.every(Duration.ofSeconds(10), fromAddress, System::nanoTime);
  }

  /// @throws Refused if somebody asks too often
  void require(String address) {
    refuse(addresses.take(address));
  }

  /// @throws Refused if that handle is asked for too often
  void require(HandleId handle) {
    refuse(handles.take(handle));
  }

  private static void refuse(Optional<Duration> wait) {
    wait.ifPresent(
        time -> {
          throw new Refused(new RateLimited(time));
        });
  }
}
