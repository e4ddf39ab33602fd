package org.lockstep.client.verdict;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.lockstep.audit.log.LogView;
import org.lockstep.client.connection.Progress;
import org.lockstep.client.failure.NotFound;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.log.LoggedHistory;
import org.lockstep.client.trust.Histories;
import org.lockstep.client.trust.OwnHistory;
import org.lockstep.client.verdict.PastState.AccountThen;
import org.lockstep.client.verdict.PastState.ShareThen;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.event.PersonalKeys;

/// What shares and accounts were at a point of the history: folded here, from events that were
/// verified here. The server is asked for events alone, never for a verdict.
///
/// A participant asks about a share of its own, everybody about the own account, an auditor about
/// all (R103).
public final class PastStates {
  private final Parts parts;
  private final EventCodec codec = new EventCodec(PersonalKeys.NONE);

  /// What it works with.
  ///
  /// @param log the log at its newest checkpoint; empty if no key of it is pinned
  public record Parts(
      Histories histories, OwnHistory own, LoggedHistory logged, Supplier<Optional<LogView>> log) {}

  /// Wired by the client.
  public PastStates(Parts parts) {
    this.parts = parts;
  }

  /// A share in which this account takes part.
  ///
  /// @throws NotFound if the point lies beyond the history
  /// @throws TrustRefused if its history must not be believed, or an event of it is not in the log
  public PastState<ShareThen> share(ShareId share, At at) {
    var history = parts.histories().of(share);
    requireReached(at, history.complete() + 1);
    var log = parts.log().get();
    var folding = new Folding(at);
    for (var record : parts.histories().records(share)) Explanations.requireLogged(record, log);
    history.events().forEach(event -> folding.applyTo(share, event));
    return folding.share(share, log.map(seen -> seen.signed().size()));
  }

  /// The own account.
  ///
  /// @throws NotFound if the point lies beyond the history
  /// @throws TrustRefused if its history must not be believed, or an event of it is not in the log
  public PastState<AccountThen> account(At at) {
    var read = parts.own().read();
    requireReached(at, read.complete() + 1);
    var log = parts.log().get();
    for (var record : read.records()) Explanations.requireLogged(record, log);
    var account = read.own().account();
    var folding = new Folding(at);
    read.history().events().forEach(event -> folding.applyTo(account, event));
    return folding.account(account, log.map(seen -> seen.signed().size()));
  }

  /// Any share, as an auditor reads it out of the whole history.
  ///
  /// @throws NotFound if the point lies beyond the log
  /// @throws TrustRefused if an event is not the one in the log
  public PastState<ShareThen> audited(ShareId share, At at, LogView log, Progress progress) {
    var folding = folded(at, log, progress, f -> event -> f.applyTo(share, event));
    return folding.share(share, Optional.of(log.signed().size()));
  }

  /// Any account, likewise.
  ///
  /// @throws NotFound if the point lies beyond the log
  /// @throws TrustRefused if an event is not the one in the log
  public PastState<AccountThen> audited(AccountId account, At at, LogView log, Progress progress) {
    var folding = folded(at, log, progress, f -> event -> f.applyTo(account, event));
    return folding.account(account, Optional.of(log.signed().size()));
  }

  /// Takes one event.
  private interface Taking {
    void take(Recorded<Event> event);
  }

  private Folding folded(At at, LogView log, Progress progress, Function<Folding, Taking> what) {
    long size = log.signed().size();
    requireReached(at, size);
    var folding = new Folding(at);
    var taking = what.apply(folding);
    long end = at instanceof At.Position(var position) ? position + 1 : size;
    parts.logged().forEach(log, end, progress, logged -> taking.take(logged.event().decode(codec)));
    return folding;
  }

  private static void requireReached(At at, long end) {
    if (at instanceof At.Position(var position) && position >= end) {
      throw new NotFound(NotFound.What.POSITION, position + "; it ends before " + end);
    }
  }
}
