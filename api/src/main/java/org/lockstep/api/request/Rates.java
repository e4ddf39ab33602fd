package org.lockstep.api.request;

import java.time.Duration;
import java.util.Optional;
import org.lockstep.api.problem.ApiProblem.RateLimited;
import org.lockstep.api.problem.Refused;
import org.lockstep.domain.id.AccountId;

/// How often an address, and an account, may come.
///
/// @param addresses by the text of the address; counts every request, refused ones too
/// @param accounts counts requests whose signature was verified
public record Rates(RateLimit<String> addresses, RateLimit<AccountId> accounts) {
  void require(String address) {
    refuse(addresses.take(address));
  }

  void require(AccountId account) {
    refuse(accounts.take(account));
  }

  private static void refuse(Optional<Duration> wait) {
    wait.ifPresent(
        time -> {
          throw new Refused(new RateLimited(time));
        });
  }
}
