package org.lockstep.domain.account;

import static org.lockstep.domain.Decision.accept;
import static org.lockstep.domain.Decision.reject;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lockstep.domain.Decision;
import org.lockstep.domain.account.AccountCommand.BeginRecovery;
import org.lockstep.domain.account.AccountCommand.RecoverDevice;
import org.lockstep.domain.account.AccountCommand.SetRecoveryWait;
import org.lockstep.domain.account.AccountCommand.VetoRecovery;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.id.RecoveryId;

/// The rules of coming back into an account without a trusted device (R83, R86, R87).
///
/// A recovery begins with a proof, waits for a veto, and ends with a device on the roster and both
/// secrets due for rotation. It takes nothing away: no device, no factor, no recovery method.
public final class RecoveryRules {
  /// How long a recovery may wait at most (R86).
  public static final int LONGEST_WAIT_HOURS = 30 * 24;

  /// How long the device may take to join once its recovery is ready.
  public static final Duration STAYS_READY = Duration.ofDays(7);

  private RecoveryRules() {}

  static Decision<AccountEvent, AccountRejection> decide(
      AccountCommand.ByNewcomer command, Open open, AccountPolicy policy) {
    return switch (command) {
      case BeginRecovery c -> begin(c, open, policy);
      case RecoverDevice c -> recover(c, open, policy);
    };
  }

  private static Decision<AccountEvent, AccountRejection> begin(
      BeginRecovery c, Open open, AccountPolicy policy) {
    if (open.signIn().recoveries().begun().containsKey(c.recovery())) {
      return reject(new AccountRejection.RecoveryIdTaken(c.recovery()));
    }
    return faultOf(c.device(), c.way(), open, policy)
        .<Decision<AccountEvent, AccountRejection>>map(Decision::reject)
        .orElseGet(() -> accept(begun(c, open)));
  }

  private static AccountEvent begun(BeginRecovery c, Open open) {
    var ready = c.at().plus(Duration.ofHours(open.signIn().recoveries().waitHours()));
    return new AccountEvent.RecoveryBegun(
        c.account(), c.recovery(), c.device(), c.way(), ready, ready.plus(STAYS_READY));
  }

  private static Decision<AccountEvent, AccountRejection> recover(
      RecoverDevice c, Open open, AccountPolicy policy) {
    var found = open.signIn().recoveries().begun().get(c.recovery());
    if (found == null) return reject(new AccountRejection.RecoveryNotUnderWay(c.recovery()));
    var fault =
        untimely(c.recovery(), found, c.at())
            .or(() -> faultOf(found.device(), found.way(), open, policy));
    if (fault.isPresent()) return reject(fault.get());
    if (c.roster().counter() != open.rosterCounter() + 1) {
      return AccountDecider.rosterNotNext(open, c.roster());
    }
    return accept(
        new AccountEvent.DeviceRecovered(
            c.account(), c.recovery(), found.device(), c.roster(), c.keyring(), found.way()));
  }

  /// Whether it is too early, or too late, to finish a recovery, or even to be told its secrets.
  public static Optional<AccountRejection> untimely(
      RecoveryId recovery, Recoveries.Begun begun, Instant now) {
    if (now.isBefore(begun.ready())) {
      return Optional.of(new AccountRejection.RecoveryTooEarly(recovery, begun.ready()));
    }
    return begun.isOver(now)
        ? Optional.of(new AccountRejection.RecoveryOver(recovery, begun.expires()))
        : Optional.empty();
  }

  private static Optional<AccountRejection> faultOf(
      Device device, RecoveryWay way, Open open, AccountPolicy policy) {
    if (!isOpen(way, open)) {
      return Optional.of(new AccountRejection.RecoveryWayEnded(way.method(), way.number()));
    }
    if (open.devices().containsKey(device.id()) || open.formerDevices().contains(device.id())) {
      return Optional.of(new AccountRejection.DeviceIdTaken(device.id()));
    }
    return AccountDecider.mustRefuse(device.platform(), device.version(), open, policy)
        ? Optional.of(AccountDecider.belowMinimum(device, device.version(), policy))
        : Optional.empty();
  }

  /// Whether what a recovery rests on is still good: a replaced key dies at once (R83).
  public static boolean isOpen(RecoveryWay way, Open open) {
    return switch (way.method()) {
      case KEY -> isOpen(way, open.recovery());
      case CONTACTS -> isOpen(way, open.signIn().recoveries().methods().contacts().number());
    };
  }

  private static boolean isOpen(RecoveryWay way, int current) {
    return current != 0 && way.number() == current;
  }

  static Decision<AccountEvent, AccountRejection> veto(VetoRecovery c, Open open) {
    if (!open.signIn().recoveries().begun().containsKey(c.recovery())) {
      return reject(new AccountRejection.RecoveryNotUnderWay(c.recovery()));
    }
    return accept(new AccountEvent.RecoveryVetoed(c.account(), c.recovery(), c.by()));
  }

  static Decision<AccountEvent, AccountRejection> setWait(SetRecoveryWait c, Open open) {
    if (c.hours() < 0 || c.hours() > LONGEST_WAIT_HOURS) {
      return reject(new AccountRejection.RecoveryWaitWrong(LONGEST_WAIT_HOURS, c.hours()));
    }
    if (c.hours() == open.signIn().recoveries().waitHours()) return accept();
    return accept(new AccountEvent.RecoveryWaitSet(c.account(), c.hours(), c.by()));
  }
}
