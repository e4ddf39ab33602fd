package org.lockstep.api.web;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lockstep.api.axon.Commands;
import org.lockstep.domain.account.AccountCommand.RecordWebSessionEnded;
import org.lockstep.domain.account.AccountDecider;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.domain.account.WebAccess;
import org.lockstep.domain.account.WebSessionEnd;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.SessionId;
import org.lockstep.projections.AccountModel;
import org.lockstep.projections.ReadModels;
import org.springframework.stereotype.Component;

/// The approved sessions, as the history has them, and whose they are. One whose hour is over is
/// recorded as ended as soon as anybody asks. Safe for use by many threads.
@Component
final class LiveSessions {
  private static final AccountDecider.Facts NO_FACTS =
      new AccountDecider.Facts(AccountPolicy.DEFAULT, Duration.ZERO);

  private final Map<SessionId, AccountId> accounts = new ConcurrentHashMap<>();
  private final AccountModel models;
  private final Commands commands;
  private final Clock clock;

  LiveSessions(ReadModels models, Commands commands, Clock clock) {
    this.models = models.accounts();
    this.commands = commands;
    this.clock = clock;
  }

  /// A session with the account that it is of.
  record Live(AccountId account, WebAccess.Session session) {}

  void begun(SessionId session, AccountId account) {
    accounts.put(session, account);
  }

  /// The session, while it is approved.
  Optional<Live> find(SessionId session) {
    var account = accounts.get(session);
    if (account == null) return Optional.empty();
    var live = of(account).get(session);
    if (live == null) accounts.remove(session);
    return Optional.ofNullable(live).map(found -> new Live(account, found));
  }

  /// The account's sessions whose time is not over.
  Map<SessionId, WebAccess.Session> of(AccountId account) {
    var now = clock.instant();
    var all = new HashMap<>(web(account).sessions());
    all.entrySet()
        .removeIf(
            entry -> {
              boolean over = !now.isBefore(entry.getValue().approval().until());
              if (over) end(account, entry.getKey(), WebSessionEnd.EXPIRED);
              return over;
            });
    return all;
  }

  WebAccess web(AccountId account) {
    return models.state(account).map(open -> open.signIn().web()).orElse(WebAccess.OFF);
  }

  /// Records what a session itself, or time, has ended.
  ///
  /// @return the position that it wrote
  long end(AccountId account, SessionId session, WebSessionEnd reason) {
    accounts.remove(session);
    return commands.send(new RecordWebSessionEnded(account, session, reason), NO_FACTS);
  }
}
