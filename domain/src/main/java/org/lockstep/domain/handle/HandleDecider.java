package org.lockstep.domain.handle;

import static org.lockstep.domain.Decision.accept;
import static org.lockstep.domain.Decision.reject;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lockstep.domain.Decision;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.HandleId;

/// A handle belongs to one account: to the first that claims it and opens in time.
public final class HandleDecider {
  /// How long a claim waits for its account to open.
  public static final Duration CLAIM = Duration.ofMinutes(10);

  private HandleDecider() {}

  /// Set `handle` aside for `account`.
  ///
  /// @param earlierOpened whether the account of the last claim has opened
  public record ClaimHandle(
      HandleId handle, AccountId account, boolean earlierOpened, Instant now) {}

  /// Another account has it.
  public record HandleTaken(HandleId handle) {}

  /// Decides `command` against the last claim, if there is one. An account that claims its own
  /// handle again in time changes nothing; later it needs a new claim like any other.
  public static Decision<HandleClaimed, HandleTaken> decide(
      ClaimHandle command, Optional<HandleClaimed> last) {
    boolean held = last.filter(claim -> isHeld(claim, command)).isPresent();
    boolean own = last.filter(claim -> claim.account().equals(command.account())).isPresent();
    if (held) return own ? accept() : reject(new HandleTaken(command.handle()));
    return accept(
        new HandleClaimed(command.handle(), command.account(), command.now().plus(CLAIM)));
  }

  private static boolean isHeld(HandleClaimed claim, ClaimHandle command) {
    return command.earlierOpened() || !claim.expires().isBefore(command.now());
  }
}
