package org.lockstep.client.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.lockstep.audit.ProtectionChanges;
import org.lockstep.audit.log.LogFault;
import org.lockstep.audit.log.LogView;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.share.ItemVersions;
import org.lockstep.client.trust.Histories;
import org.lockstep.client.verdict.Explanation.Change;
import org.lockstep.client.verdict.Explanation.InLog;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.message.KeyUseMessages.UseView;
import org.lockstep.wire.message.ProtectionMessages.ParticipantView;
import org.lockstep.wire.message.ProtectionMessages.ProtectionView;

/// Explains verdicts: from events that were verified, each held against the server's log.
public final class Explanations {
  private final Parts parts;

  /// What explaining works with.
  ///
  /// @param log the log at its newest checkpoint, held against what was seen of it; empty if no
  ///     key of it is pinned
  /// @param items every version of a share's items
  /// @param uses of keys, as the vault tells
  public record Parts(
      Verdicts verdicts,
      Histories histories,
      Supplier<Optional<LogView>> log,
      Function<ShareId, ItemVersions.Shown> items,
      Supplier<List<UseView>> uses) {}

  /// Wired by the client.
  public Explanations(Parts parts) {
    this.parts = parts;
  }

  /// Explains the verdict now.
  ///
  /// @throws TrustRefused if the history must not be believed, or an event of it is not in the log
  /// @throws org.lockstep.client.failure.VerdictDisputed if the server's verdict is another
  public Explanation of(ShareId share) {
    var view = parts.verdicts().status(share);
    var history = parts.histories().of(share);
    var log = parts.log().get();
    var records = new HashMap<Long, EventRecord>();
    for (var record : parts.histories().records(share)) {
      requireLogged(record, log);
      records.put(record.position(), record);
    }
    var handles = handles(view);
    var changes =
        ProtectionChanges.of(history.events(), share, history.orders()).stream()
            .map(change -> change(change, records, log, handles))
            .toList();
    var readable = new Exposures(parts.uses(), shown -> requireLogged(shown, log));
    var exposures = readable.of(view, history.events(), parts.items());
    return new Explanation(
        share,
        view.title(),
        view.position(),
        log.map(seen -> seen.signed().size()),
        changes,
        LiveSessions.of(history.events(), share, handles),
        exposures.intervals(),
        exposures.elsewhere());
  }

  /// @throws TrustRefused if the log has another event there
  static void requireLogged(EventRecord record, Optional<LogView> log) {
    if (inLog(record.position(), log) != InLog.PROVEN) return;
    var leaf = log.orElseThrow().leaf(record.position());
    if (Bytes.of(leaf.bytes()).equals(record.leafHash())) return;
    throw new TrustRefused(new Breach.LogWrong(new LogFault.EventNotLogged(record.position())));
  }

  private static InLog inLog(long position, Optional<LogView> log) {
    if (log.isEmpty()) return InLog.NOT_LOOKED_AT;
    return position < log.get().signed().size() ? InLog.PROVEN : InLog.NOT_YET;
  }

  private static Map<AccountId, String> handles(ProtectionView view) {
    var handles = new HashMap<AccountId, String>();
    for (ParticipantView who : view.participants()) {
      who.handle().ifPresent(handle -> handles.put(who.account(), handle));
    }
    return handles;
  }

  private static Change change(
      ProtectionChanges.Change change,
      Map<Long, EventRecord> records,
      Optional<LogView> log,
      Map<AccountId, String> handles) {
    var event = change.event();
    var order = change.order();
    return new Change(
        event.position(),
        event.at(),
        Optional.ofNullable(records.get(event.position())).map(EventRecord::type).orElse("?"),
        order.account(),
        order.account().flatMap(account -> Optional.ofNullable(handles.get(account))),
        order.device(),
        order.proof(),
        inLog(event.position(), log),
        VerdictWords.verdict(change.before(), handles),
        VerdictWords.verdict(change.after(), handles));
  }
}
