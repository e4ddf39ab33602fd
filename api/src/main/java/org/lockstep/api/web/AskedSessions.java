package org.lockstep.api.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lockstep.api.problem.ApiProblem.WebSessionTaken;
import org.lockstep.api.problem.Refused;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.SessionId;
import org.lockstep.wire.message.WebMessages.BeginWebSession;
import org.lockstep.wire.message.WebMessages.WaitingWebSession;
import org.springframework.stereotype.Component;

/// The browsers that ask to be approved: ten minutes each, in memory alone. Safe for use by many
/// threads.
@Component
final class AskedSessions {
  private static final Duration WAIT = Duration.ofMinutes(10);

  private final Map<SessionId, Asked> asked = new ConcurrentHashMap<>();
  private final Clock clock;

  AskedSessions(Clock clock) {
    this.clock = clock;
  }

  /// A browser that asks.
  ///
  /// @param account of the handle that was given, empty if nobody has it
  record Asked(Optional<AccountId> account, WaitingWebSession request) {
    boolean isFor(AccountId answering) {
      return account.filter(answering::equals).isPresent();
    }

    private boolean isOver(Instant now) {
      return !now.isBefore(request.until());
    }
  }

  /// Lets a browser wait.
  ///
  /// @throws Refused if its id is in use
  Asked keep(Optional<AccountId> account, BeginWebSession begun) {
    var now = clock.instant();
    asked.values().removeIf(known -> known.isOver(now));
    var request =
        new WaitingWebSession(
            begun.session(), begun.signingKey(), begun.sealingKey(), begun.proof(), now.plus(WAIT));
    var waiting = new Asked(account, request);
    if (asked.putIfAbsent(begun.session(), waiting) == null) return waiting;
    throw new Refused(new WebSessionTaken(begun.session()));
  }

  /// The browser, while it waits.
  Optional<Asked> find(SessionId session) {
    var now = clock.instant();
    return Optional.ofNullable(asked.get(session)).filter(known -> !known.isOver(now));
  }

  /// What waits for the account's answer, the oldest first.
  List<WaitingWebSession> of(AccountId account) {
    return asked.keySet().stream()
        .flatMap(id -> find(id).stream())
        .filter(known -> known.isFor(account))
        .map(Asked::request)
        .sorted(Comparator.comparing(WaitingWebSession::until))
        .toList();
  }

  void forget(SessionId session) {
    asked.remove(session);
  }
}
