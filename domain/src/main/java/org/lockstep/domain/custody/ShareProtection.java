package org.lockstep.domain.custody;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.lockstep.domain.Moment;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.custody.Cause.Participant;
import org.lockstep.domain.custody.Obligation.RotateShare;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareEvolution;
import org.lockstep.domain.share.ShareState;
import org.lockstep.domain.share.ShareState.Active;
import org.lockstep.domain.share.ShareState.Ended;
import org.lockstep.domain.share.ShareState.Unborn;

/// A share's protection at one point of the history, with since when each thing has been so.
///
/// An immutable step of a fold: feed it every event of the share, and every event of an account
/// that ever held one of the share's
/// keys or takes part in it, in the order of the history. Whoever folds the same events arrives at
/// the same value (R62).
///
/// @param causes what policy has against end-to-end encryption, each with the moment it began
/// @param pending what is owed, each with the moment it began
/// @param exposures in the order of the history; at most the last one lasts
/// @param reached the newest epoch that the vault has ever reached, 0 if none; all older ones come
///     with it
public record ShareProtection(
    ShareState state,
    Map<Cause, Moment> causes,
    Map<Obligation, Moment> pending,
    List<Exposure> exposures,
    int reached) {
  /// Before the share's first event.
  public static final ShareProtection NONE =
      new ShareProtection(ShareState.UNBORN, Map.of(), Map.of(), List.of(), 0);

  /// Takes the maps over, in the order in which causes and obligations are told: whoever makes one
  /// changes them no more. A copy at each step of the fold would cost more than the step.
  public ShareProtection {
    causes = Collections.unmodifiableMap(causes);
    pending = Collections.unmodifiableMap(pending);
    exposures = List.copyOf(exposures);
  }

  /// After an event of the share itself.
  ///
  /// @param accounts as they are at `at`
  public ShareProtection after(ShareEvent event, Moment at, Accounts accounts) {
    return assess(ShareEvolution.evolve(state, event), Scope.of(event), at, accounts);
  }

  /// After an event of an account, which alone is looked at; `accounts` knows that event already.
  public ShareProtection afterAccountEvent(AccountEvent event, Moment at, Accounts accounts) {
    return assess(state, Scope.of(event), at, accounts);
  }

  /// The share as it is, or last was; empty before its first event.
  public Optional<Active> share() {
    return switch (state) {
      case Unborn _ -> Optional.empty();
      case Active active -> Optional.of(active);
      case Ended(var last) -> Optional.of(last);
    };
  }

  /// The verdict: the weaker of what policy allows and what custody shows.
  public Verdict verdict() {
    int epoch = share().map(active -> active.keys().current()).orElse(0);
    boolean clean = epoch == 0 || reached < epoch;
    var encryption =
        causes.isEmpty() && clean ? Encryption.END_TO_END : Encryption.IN_TRANSIT_AND_ON_SERVER;
    return new Verdict(encryption, list(causes), list(pending), epoch);
  }

  private ShareProtection assess(ShareState next, Scope scope, Moment at, Accounts accounts) {
    return switch (next) {
      case Unborn _ -> this;
      case Active share -> assess(share, share, scope, at, accounts);
      case Ended ended -> assess(ended, ended.last(), scope, at, accounts);
    };
  }

  /// The end of a share changes what is owed, not who reaches its keys: the verdict goes on.
  private ShareProtection assess(
      ShareState next, Active share, Scope scope, Moment at, Accounts accounts) {
    var now = Policy.causes(share, scope, accounts);
    var against = carry(causes, now, cause -> isAgain(cause, scope), Cause.ORDER, at);
    int reach = Math.max(reached, Reach.upTo(share, scope, accounts));
    boolean exposed = Reach.isCurrent(share, reach);
    var owed =
        next instanceof Ended ended
            ? carry(pending, Obligations.of(ended), _ -> true, Obligation.ORDER, at)
            : duties(share, scope, exposed && against.isEmpty(), at, accounts);
    var periods = expose(share, exposed, scope, at, accounts);
    return new ShareProtection(next, against, owed, periods, reach);
  }

  private static boolean isAgain(Cause cause, Scope scope) {
    return !(cause instanceof Participant(var account)) || scope.covers(account);
  }

  private static boolean isAgain(Obligation owed, Scope scope) {
    var account = owed.debtor();
    return account.isEmpty() || scope.covers(account.get());
  }

  /// @param dirty whether policy allows what custody does not
  private Map<Obligation, Moment> duties(
      Active share, Scope scope, boolean dirty, Moment at, Accounts accounts) {
    // Nobody outside the scope can have become a removed party; but one may still be one.
    var suspects = pending.containsKey(new RotateShare()) ? new Scope.Everyone() : scope;
    boolean mustRotate = dirty || Obligations.isHeldByRemovedParty(share, suspects, accounts);
    var now = Obligations.ofParticipants(share, scope, accounts);
    now.addAll(Obligations.ofShare(share, mustRotate));
    return carry(pending, now, owed -> isAgain(owed, scope), Obligation.ORDER, at);
  }

  /// What is so now, each since the moment it began: what was so before keeps its moment and its
  /// place, what is new follows in `order`. So all readers are told the same in the same order.
  ///
  /// @param now what is so of all that is looked at again
  /// @param again what that is; all else stays as it was
  private static <T> Map<T, Moment> carry(
      Map<T, Moment> before, Set<T> now, Predicate<T> again, Comparator<T> order, Moment at) {
    var gone = new ArrayList<T>();
    for (var what : before.keySet()) {
      if (again.test(what) && !now.contains(what)) gone.add(what);
    }
    if (gone.isEmpty() && before.keySet().containsAll(now)) return before;
    var carried = new LinkedHashMap<>(before);
    gone.forEach(carried::remove);
    now.stream().sorted(order).forEach(what -> carried.putIfAbsent(what, at));
    return carried;
  }

  private List<Exposure> expose(
      Active share, boolean exposed, Scope scope, Moment at, Accounts accounts) {
    boolean lasting = !exposures.isEmpty() && exposures.getLast().to().isEmpty();
    if (!exposed && !lasting) return exposures;
    if (exposed && !lasting) {
      return with(exposures, new Exposure(at, Optional.empty(), Reach.into(share, accounts)));
    }
    var last = exposures.getLast();
    var changed = exposed ? last.alsoBy(Reach.into(share, scope, accounts)) : last.endedAt(at);
    if (changed.equals(last)) return exposures;
    return with(exposures.subList(0, exposures.size() - 1), changed);
  }

  private static List<Exposure> with(List<Exposure> earlier, Exposure last) {
    var all = new ArrayList<>(earlier);
    all.add(last);
    return all;
  }

  private static <T> List<Since<T>> list(Map<T, Moment> since) {
    return since.entrySet().stream().map(e -> new Since<>(e.getKey(), e.getValue())).toList();
  }
}
