package org.lockstep.client.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.verdict.PastState.AccountThen;
import org.lockstep.client.verdict.PastState.Invited;
import org.lockstep.client.verdict.PastState.Last;
import org.lockstep.client.verdict.PastState.ShareThen;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.custody.CategoryProtection;
import org.lockstep.domain.custody.CustodyReplay;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareState;
import org.lockstep.wire.message.OwnDataMessages.CategoryView;

/// Folds verified events up to a point: the same functions as everywhere (R62), in memory. Confined
/// to one thread.
final class Folding {
  private final At at;
  private final CustodyReplay replay = new CustodyReplay();
  private int events;
  private @Nullable Recorded<?> last;
  private boolean closed;

  Folding(At at) {
    this.at = at;
  }

  /// Whether an event at this place lies beyond the point.
  boolean isBeyond(Recorded<?> recorded) {
    return switch (at) {
      case At.Position(var position) -> recorded.position() > position;
      case At.Time(var time) -> recorded.at().isAfter(time);
    };
  }

  /// Takes in the next event that bears on a share, unless it lies beyond the point.
  void applyTo(ShareId share, Recorded<?> recorded) {
    boolean bears =
        recorded.event() instanceof AccountEvent
            || (recorded.event() instanceof ShareEvent e && e.share().equals(share));
    if (bears) take(recorded);
  }

  /// Takes in the next event of an account, unless it lies beyond the point.
  void applyTo(AccountId account, Recorded<?> recorded) {
    if (recorded.event() instanceof AccountEvent e && e.account().equals(account)) take(recorded);
  }

  private void take(Recorded<?> recorded) {
    if (isBeyond(recorded)) return;
    replay.apply(recorded);
    if (recorded.event() instanceof AccountEvent.AccountClosed) closed = true;
    events++;
    last = recorded;
  }

  /// The share at the point.
  PastState<ShareThen> share(ShareId share, Optional<Long> logSize) {
    var protection = replay.protection(share);
    return state(logSize, protection.share().map(known -> then(protection, known)));
  }

  private ShareThen then(ShareProtection protection, ShareState.Active known) {
    var invited =
        known.invitations().entrySet().stream()
            .map(entry -> new Invited(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparing(who -> who.account().value()))
            .toList();
    var words = VerdictWords.of(known.share(), protection, replay, last().position());
    return new ShareThen(
        known.share(),
        known.kind(),
        known.owner(),
        words.ended(),
        known.guarded(),
        known.link().isPresent(),
        known.collaboration(),
        words.verdict(),
        words.participants(),
        invited,
        words.exposures(),
        words.reachedEpoch());
  }

  /// The account at the point.
  PastState<AccountThen> account(AccountId account, Optional<Long> logSize) {
    var then =
        replay
            .account(account)
            .map(
                open ->
                    new AccountThen(
                        account,
                        closed,
                        open.mode(),
                        open.devices().keySet().stream().sorted(byText()).toList(),
                        open.formerDevices().stream().sorted(byText()).toList(),
                        open.recovery(),
                        open.service().current(),
                        open.circle().current(),
                        open.own().backup(),
                        open.own().caldav(),
                        categories(CategoryProtection.table(open, replay.graph()))));
    return state(logSize, then);
  }

  private static <T> Comparator<T> byText() {
    return Comparator.comparing(Object::toString);
  }

  private static List<CategoryView> categories(List<CategoryProtection> table) {
    return table.stream().map(CategoryView::of).toList();
  }

  private <S> PastState<S> state(Optional<Long> logSize, Optional<S> then) {
    var place = Optional.<Recorded<?>>ofNullable(last).map(e -> new Last(e.position(), e.at()));
    return new PastState<>(at.text(), events, place, logSize, then);
  }

  private Recorded<?> last() {
    var known = last;
    if (known == null) throw new IllegalStateException("nothing has been folded");
    return known;
  }
}
