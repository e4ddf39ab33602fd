package org.lockstep.api.closing;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.lockstep.api.account.AccountCommands;
import org.lockstep.api.account.Handles;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.protection.ProtectionViews;
import org.lockstep.api.protection.VisibleShares;
import org.lockstep.api.request.Caller;
import org.lockstep.domain.Moment;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountEvent.AccountClosed;
import org.lockstep.domain.account.AccountEvent.AccountErased;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.forecast.Forecast;
import org.lockstep.domain.forecast.Outlook;
import org.lockstep.domain.forecast.Plan;
import org.lockstep.domain.forecast.Present;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareState;
import org.lockstep.projections.ReadModels;
import org.lockstep.storage.journal.Journal;
import org.lockstep.storage.journal.StoredEvent;
import org.lockstep.wire.event.EventCodec;
import org.lockstep.wire.message.ClosingMessages.ClosingPreview;
import org.lockstep.wire.message.ClosingMessages.ClosingReport;
import org.lockstep.wire.message.ClosingMessages.Fate;
import org.lockstep.wire.message.ClosingMessages.ShareFate;
import org.springframework.stereotype.Component;

/// Tells what closing an account would do, and what it has done.
@Component
final class ClosingViews {
  private final AccountCommands commands;
  private final Sources sources;
  private final VisibleShares visible;
  private final ProtectionViews protections;
  private final Handles handles;
  private final Clock clock;

  ClosingViews(
      AccountCommands commands,
      Sources sources,
      VisibleShares visible,
      ProtectionViews protections,
      Handles handles,
      Clock clock) {
    this.commands = commands;
    this.sources = sources;
    this.visible = visible;
    this.protections = protections;
    this.handles = handles;
    this.clock = clock;
  }

  /// What it is told from.
  @Component
  record Sources(ReadModels models, Journal journal, EventCodec codec) {}

  /// What would follow, by the rules that decide it in earnest.
  ClosingPreview preview(Caller caller) {
    visible.catchUp();
    var models = sources.models();
    var own = commands.state(caller);
    var shares = new HashMap<ShareId, ShareProtection>();
    for (var share : models.shares().ofAccount(caller.account())) {
      models.shares().protection(share).ifPresent(now -> shares.put(share, now));
    }
    var present = new Present(own, shares, models.accounts(), commands.facts(caller));
    var next = new Moment(models.position(), clock.instant());
    return switch (Forecast.of(new Plan.Close(), present, caller.device(), next)) {
      case Outlook.AccountRefuses(var reason) -> throw new Refused(reason);
      case Outlook.ShareRefuses(var reason) -> throw new Refused(reason);
      case Outlook.Foreseen foreseen ->
          new ClosingPreview(
              caller.account(),
              fates(shares, foreseen.shares()),
              models.shares().invitations(caller.account()).size(),
              own.devices().size());
    };
  }

  private List<ShareFate> fates(
      Map<ShareId, ShareProtection> before, Map<ShareId, ShareProtection> after) {
    return before.keySet().stream()
        .sorted(Comparator.comparing(ShareId::value))
        .map(id -> fate(id, of(before, id), of(after, id)))
        .toList();
  }

  private static ShareProtection of(Map<ShareId, ShareProtection> all, ShareId share) {
    return Objects.requireNonNull(all.get(share));
  }

  private ShareFate fate(ShareId share, ShareProtection before, ShareProtection after) {
    var owner = before.share().orElseThrow().owner();
    var heir = after.share().map(ShareState.Active::owner).filter(now -> !now.equals(owner));
    boolean ends = after.state() instanceof ShareState.Ended;
    var fate = ends ? Fate.ENDS : heir.isPresent() ? Fate.HANDED_OVER : Fate.LEFT;
    return new ShareFate(
        share,
        sources.models().shares().title(share).flatMap(Personal::text).orElse(""),
        fate,
        heir,
        heir.flatMap(handles::of),
        protections.verdict(before.verdict()),
        protections.verdict(after.verdict()));
  }

  boolean isClosed(AccountId account) {
    return sources.models().accounts().find(account).filter(found -> found.isClosed()).isPresent();
  }

  /// What the history tells of the closing, and how much is left.
  ClosingReport report(AccountId account, int remaining) {
    var stream = sources.journal().stream(account.value(), 0);
    var erased =
        stream.stream().filter(stored -> decode(stored) instanceof AccountErased).findFirst();
    return new ClosingReport(
        account,
        at(stream, stored -> decode(stored) instanceof AccountClosed).orElseThrow(),
        erased.map(StoredEvent::recordedAt),
        erased.map(stored -> ((AccountErased) decode(stored)).erasure()),
        remaining);
  }

  private Object decode(StoredEvent stored) {
    return sources.codec().decode(stored.type(), stored.revision(), stored.payload());
  }

  private static Optional<Instant> at(List<StoredEvent> stream, Predicate<StoredEvent> which) {
    return stream.stream().filter(which).map(StoredEvent::recordedAt).findFirst();
  }
}
