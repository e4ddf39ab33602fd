package org.lockstep.client.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lockstep.audit.AccountHistory;
import org.lockstep.audit.HistoryRefused;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.Home;
import org.lockstep.crypto.recovery.RecoveryKeys;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.event.LoggedEvent;
import org.lockstep.wire.event.PersonalKeys;
import org.lockstep.wire.message.LogMessages.AccountEvents;

/// Reads the history of the own account, page by page, and believes what can be verified. Safe for
/// use by many threads.
public final class OwnHistory {
  private static final int PAGE = 500;

  private final ServerConnection server;
  private final Home home;
  private final Acquaintances acquaintances;
  private final EventCodec codec = new EventCodec(PersonalKeys.NONE);

  /// The history of this home's account.
  public OwnHistory(ServerConnection server, Home home, Acquaintances acquaintances) {
    this.server = server;
    this.home = home;
    this.acquaintances = acquaintances;
  }

  /// What was read.
  ///
  /// @param own what the account signed
  /// @param history what its events say
  /// @param records what the history was made of
  /// @param recovery what brings the account back, by method, as it signed it
  /// @param complete up to which position nothing is missing
  public record Read(
      TrustedAccount own,
      AccountHistory history,
      List<EventRecord> records,
      Map<RecoveryMethod, RecoveryKeys> recovery,
      long complete) {
    /// Copies what is mutable.
    public Read {
      recovery = Map.copyOf(recovery);
      records = List.copyOf(records);
    }
  }

  /// The history up to now: at least up to what this device has seen written.
  ///
  /// @throws TrustRefused if it must not be believed
  public Read read() {
    var account = home.requireMembership().account();
    long seen = server.position();
    var shown = new ArrayList<LoggedEvent>();
    long complete = -1;
    boolean more = true;
    while (more) {
      var page = page(complete);
      shown.addAll(page.events());
      if (page.complete() < complete || (page.more() && page.complete() == complete)) {
        throw new ServerMisbehaved("a history that does not go on");
      }
      complete = page.complete();
      more = page.more();
    }
    if (complete < seen) {
      throw new TrustRefused(new Breach.HistoryWithheld(account.value(), seen, complete));
    }
    return verified(account, shown, complete);
  }

  private AccountEvents page(long after) {
    return server.get("/v1/account/events?after=" + after + "&limit=" + PAGE, AccountEvents.class);
  }

  private Read verified(AccountId account, List<LoggedEvent> shown, long complete) {
    var records = shown.stream().map(LoggedEvent::event).toList();
    var history = checked(account, records);
    var check = new AccountCheck(account);
    for (var recorded : history.events()) {
      if (recorded.event() instanceof AccountEvent event) check.apply(event);
    }
    Orders.of(history.events(), shown);
    var own = check.verified();
    acquaintances.meetOwn(own, history.events(), records);
    return new Read(own, history, records, check.recovery(), complete);
  }

  private AccountHistory checked(AccountId account, List<EventRecord> records) {
    try {
      return AccountHistory.of(account, records, codec);
    } catch (HistoryRefused refused) {
      throw new TrustRefused(new Breach.OwnHistoryWrong(account, refused.reason()), refused);
    }
  }
}
