package org.lockstep.domain.account;

import static org.lockstep.domain.Decision.accept;
import static org.lockstep.domain.Decision.reject;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.lockstep.domain.Decision;
import org.lockstep.domain.account.AccountCommand.ApproveWebSession;
import org.lockstep.domain.account.AccountCommand.EndWebSession;
import org.lockstep.domain.account.AccountCommand.HandOverCategory;
import org.lockstep.domain.account.AccountCommand.RecordWebSessionEnded;
import org.lockstep.domain.account.AccountCommand.TurnOffWebAccess;
import org.lockstep.domain.account.AccountCommand.TurnOnWebAccess;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.account.WebAccess.Session;
import org.lockstep.domain.id.DeviceId;

/// The rules of access from browsers (R90, R91, R94, R72).
public final class WebRules {
  /// How long a session is good for at most (R91).
  public static final Duration LONGEST = Duration.ofHours(1);

  private WebRules() {}

  static Decision<AccountEvent, AccountRejection> turnOn(TurnOnWebAccess c, Open open) {
    if (web(open).on()) return reject(new AccountRejection.WebAccessAlready(true));
    return accept(new AccountEvent.WebAccessTurnedOn(c.account(), c.by()));
  }

  static Decision<AccountEvent, AccountRejection> turnOff(TurnOffWebAccess c, Open open) {
    if (!web(open).on()) return reject(new AccountRejection.WebAccessAlready(false));
    var off = new AccountEvent.WebAccessTurnedOff(c.account(), c.by());
    return after(off, ended(open, WebSessionEnd.WEB_OFF, _ -> true));
  }

  static Decision<AccountEvent, AccountRejection> approve(ApproveWebSession c, Open open) {
    var session = c.approval().session();
    if (!web(open).on()) return reject(new AccountRejection.WebAccessIsOff(c.account()));
    if (web(open).sessions().containsKey(session)) {
      return reject(new AccountRejection.WebSessionAlreadyApproved(session));
    }
    var left = Duration.between(c.at(), c.approval().until());
    if (left.isNegative() || left.isZero() || left.compareTo(LONGEST) > 0) {
      return reject(new AccountRejection.WebApprovalTimeWrong(LONGEST, left));
    }
    return accept(new AccountEvent.WebSessionApproved(c.account(), c.approval(), c.by()));
  }

  static Decision<AccountEvent, AccountRejection> end(EndWebSession c, Open open) {
    if (!web(open).sessions().containsKey(c.session())) {
      return reject(new AccountRejection.WebSessionNotLive(c.session()));
    }
    return accept(
        new AccountEvent.WebSessionEnded(c.account(), c.session(), WebSessionEnd.ENDED_BY_DEVICE));
  }

  /// A key for a session that is live, of a category that browsers may see (R92, R93). To hand it
  /// over again changes nothing: the browser may have lost it.
  static Decision<AccountEvent, AccountRejection> handOver(
      HandOverCategory c, Open open, Set<Category> webList) {
    var session = web(open).sessions().get(c.session());
    if (session == null || !c.at().isBefore(session.approval().until())) {
      return reject(new AccountRejection.WebSessionNotLive(c.session()));
    }
    if (!webList.contains(c.category())) {
      return reject(new AccountRejection.CategoryNotOnWebList(webList));
    }
    int current = open.service().current();
    if (c.epoch() != current) {
      return reject(new AccountRejection.HandOverEpochNotCurrent(current, c.epoch()));
    }
    if (session.holds(c.category(), c.epoch())) return accept();
    return accept(
        new AccountEvent.WebCategoryHandedOver(
            c.account(), c.session(), c.category(), c.epoch(), c.by()));
  }

  /// The server's record of what a session itself, or time, has ended. It never says more.
  static Decision<AccountEvent, AccountRejection> record(RecordWebSessionEnded c, Open open) {
    if (!web(open).sessions().containsKey(c.session())) return accept();
    return accept(new AccountEvent.WebSessionEnded(c.account(), c.session(), c.reason()));
  }

  /// A change of mode ends every session; the change to `ADVANCED` turns web access off (R90).
  static Decision<AccountEvent, AccountRejection> modeChanged(
      AccountEvent change, ProtectionMode to, DeviceId by, Open open) {
    var more = ended(open, WebSessionEnd.MODE_CHANGED, _ -> true);
    if (to == ProtectionMode.ADVANCED && web(open).on()) {
      more.add(new AccountEvent.WebAccessTurnedOff(open.account(), by));
    }
    return after(change, more);
  }

  /// Every session ends before its account does (R94, R102).
  static Decision<AccountEvent, AccountRejection> closed(AccountEvent closing, Open open) {
    var all = ended(open, WebSessionEnd.ACCOUNT_CLOSED, _ -> true);
    all.add(closing);
    return new Decision.Accepted<>(all);
  }

  /// A device's approvals end with it (R72).
  static Decision<AccountEvent, AccountRejection> revoked(
      AccountEvent revocation, DeviceId device, Open open) {
    return after(
        revocation, ended(open, WebSessionEnd.DEVICE_REVOKED, s -> s.approvedBy().equals(device)));
  }

  private static List<AccountEvent> ended(
      Open open, WebSessionEnd reason, Predicate<Session> which) {
    var events = new ArrayList<AccountEvent>();
    web(open).sessions().entrySet().stream()
        .filter(entry -> which.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .sorted(Comparator.comparing(session -> session.value()))
        .forEach(s -> events.add(new AccountEvent.WebSessionEnded(open.account(), s, reason)));
    return events;
  }

  private static Decision<AccountEvent, AccountRejection> after(
      AccountEvent first, List<AccountEvent> more) {
    var all = new ArrayList<AccountEvent>(List.of(first));
    all.addAll(more);
    return new Decision.Accepted<>(all);
  }

  private static WebAccess web(Open open) {
    return open.signIn().web();
  }
}
