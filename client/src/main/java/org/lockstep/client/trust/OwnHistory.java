package org.lockstep.client.trust;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.audit.AccountHistory;
import org.lockstep.audit.HistoryRefused;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.Home;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.event.PersonalKeys;

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

  /// A page, as `FeedMessages.History` says.
  private record Page(List<EventRecord> events, long complete, boolean more) {}

  /// What was read.
  ///
  /// @param own what the account signed
  /// @param history what its events say
  /// @param records what the history was made of
  /// @param complete up to which position nothing is missing
  public record Read(
      TrustedAccount own, AccountHistory history, List<EventRecord> records, long complete) {
    /// Copies the list.
    public Read {
      records = List.copyOf(records);
    }
  }

  /// The history up to now: at least up to what this device has seen written.
  ///
  /// @throws TrustRefused if it must not be believed
  public Read read() {
    var account = home.requireMembership().account();
    long seen = server.position();
    var records = new ArrayList<EventRecord>();
    long complete = -1;
    boolean more = true;
    while (more) {
      var page = page(complete);
      records.addAll(page.events());
      if (page.complete() < complete || (page.more() && page.complete() == complete)) {
        throw new ServerMisbehaved("a history that does not go on");
      }
      complete = page.complete();
      more = page.more();
    }
    if (complete < seen) {
      throw new TrustRefused(new Breach.HistoryWithheld(account.value(), seen, complete));
    }
    return verified(account, records, complete);
  }

  private Page page(long after) {
    return server.get("/v1/account/history?after=" + after + "&limit=" + PAGE, Page.class);
  }

  private Read verified(AccountId account, List<EventRecord> records, long complete) {
    var history = checked(account, records);
    var check = new AccountCheck(account);
    for (var recorded : history.events()) {
      if (recorded.event() instanceof AccountEvent event) check.apply(event);
    }
    var own = check.verified();
    acquaintances.meetOwn(own, history.events(), records);
    return new Read(own, history, records, complete);
  }

  private AccountHistory checked(AccountId account, List<EventRecord> records) {
    try {
      return AccountHistory.of(account, records, codec);
    } catch (HistoryRefused refused) {
      throw new TrustRefused(new Breach.OwnHistoryWrong(account, refused.reason()), refused);
    }
  }
}
