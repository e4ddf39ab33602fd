package org.lockstep.audit;

import java.util.List;
import org.lockstep.audit.HistoryRefused.Reason;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.AccountState;
import org.lockstep.domain.custody.CategoryProtection;
import org.lockstep.domain.custody.CustodyGraph;
import org.lockstep.domain.custody.CustodyReplay;
import org.lockstep.domain.custody.Key;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.EventRecord;

/// The history of one account, as a server showed it, checked.
///
/// Guarantees: every event is what its leaf is of; the account's stream is there from its first
/// event on, without gaps, repetitions or swaps, and nothing else is; positions rise and time does
/// not fall. Not guaranteed: what [VerifiedHistory] does not guarantee either.
///
/// Immutable.
public final class AccountHistory {
  private final List<Recorded<Event>> events;
  private final AccountState.Open state;
  private final List<CategoryProtection> table;
  private final CustodyGraph graph;

  private AccountHistory(
      List<Recorded<Event>> events, AccountState.Open state, CustodyGraph graph) {
    this.events = List.copyOf(events);
    this.state = state;
    this.table = CategoryProtection.table(state, graph);
    this.graph = graph;
  }

  /// Checks a history.
  ///
  /// @param records in the order of their positions
  /// @throws HistoryRefused with what is wrong
  public static AccountHistory of(AccountId account, List<EventRecord> records, EventCodec codec) {
    var events = VerifiedHistory.read(records, codec);
    var replay = new CustodyReplay();
    for (var recorded : events) {
      boolean own = recorded.event() instanceof AccountEvent e && e.account().equals(account);
      if (!own) {
        throw new HistoryRefused(
            new Reason.ForeignStream(recorded.position(), recorded.event().streamId()));
      }
      boolean opens = recorded.event() instanceof AccountEvent.AccountOpened;
      if (!opens && replay.account(account).isEmpty()) {
        throw VerifiedHistory.wrongBeginning(recorded);
      }
      replay.apply(recorded);
    }
    var state =
        replay
            .account(account)
            .orElseThrow(() -> new HistoryRefused(new Reason.AccountMissing(account)));
    return new AccountHistory(events, state, replay.graph());
  }

  /// The checked events, in the order of the history.
  public List<Recorded<Event>> events() {
    return events;
  }

  /// The account after all of them.
  public AccountState.Open state() {
    return state;
  }

  /// How the account's own data is protected after all of them, category by category (R30).
  public List<CategoryProtection> table() {
    return table;
  }

  /// Whether the server has ever been able to reach a key of the account.
  public boolean isReachedByServer(Key key) {
    return graph.reaches(new Key.Vault(), key);
  }
}
