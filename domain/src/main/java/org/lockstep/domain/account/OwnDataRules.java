package org.lockstep.domain.account;

import static org.lockstep.domain.Decision.accept;
import static org.lockstep.domain.Decision.reject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockstep.domain.Decision;
import org.lockstep.domain.account.AccountCommand.StartMessagesKey;
import org.lockstep.domain.account.AccountCommand.TurnOffBackup;
import org.lockstep.domain.account.AccountCommand.TurnOffCaldav;
import org.lockstep.domain.account.AccountCommand.TurnOnBackup;
import org.lockstep.domain.account.AccountCommand.TurnOnCaldav;
import org.lockstep.domain.account.AccountState.Open;

/// The rules of what an account chooses for data of its own (R33, R34).
///
/// A copy of the messages key goes into the backup exactly while backup is on: without it the
/// backup could not bring messages back, and with it at any other time the vault would reach a key
/// that it must never reach (R24).
public final class OwnDataRules {
  private OwnDataRules() {}

  static Decision<AccountEvent, AccountRejection> decide(
      AccountCommand.AboutOwnData command, Open open) {
    return switch (command) {
      case StartMessagesKey c -> start(c, open);
      case TurnOnBackup c -> turnOn(c, open);
      case TurnOffBackup c -> turnOff(c, open);
      case TurnOnCaldav c -> turnOn(c, open);
      case TurnOffCaldav c -> turnOff(c, open);
    };
  }

  private static Decision<AccountEvent, AccountRejection> start(StartMessagesKey c, Open open) {
    return faultOf(c.key(), open)
        .or(() -> faultOf(c.copy(), open.own().backup(), c.key().number(), open))
        .<Decision<AccountEvent, AccountRejection>>map(Decision::reject)
        .orElseGet(
            () ->
                withCopy(
                    new AccountEvent.MessagesKeyStarted(c.account(), c.key(), c.by()),
                    c.copy(),
                    c));
  }

  private static Optional<AccountRejection> faultOf(MessagesKey key, Open open) {
    int next = open.own().messages().current() + 1;
    if (key.number() != next) {
      return Optional.of(new AccountRejection.MessagesKeyNotNext(next, key.number()));
    }
    if (key.previous().isEmpty() != (next == 1)) {
      return Optional.of(new AccountRejection.PreviousSecretMissing(next));
    }
    int circle = open.circle().current();
    if (key.circleEpoch() != circle) {
      return Optional.of(new AccountRejection.MessagesKeyKeptElsewhere(circle, key.circleEpoch()));
    }
    return Optional.empty();
  }

  /// @param expected whether there must be one
  private static Optional<AccountRejection> faultOf(
      Optional<BackupCopy> copy, boolean expected, int number, Open open) {
    if (copy.isPresent() != expected) {
      return Optional.of(new AccountRejection.BackupCopyMisplaced(expected));
    }
    int service = open.service().current();
    return copy.filter(c -> c.number() != number || c.serviceEpoch() != service)
        .map(_ -> new AccountRejection.BackupCopyNotCurrent(number, service));
  }

  private static Decision<AccountEvent, AccountRejection> turnOn(TurnOnBackup c, Open open) {
    if (open.own().backup()) return reject(new AccountRejection.BackupAlready(true));
    var messages = open.own().messages();
    return faultOf(c.copy(), messages.inUse(), messages.current(), open)
        .<Decision<AccountEvent, AccountRejection>>map(Decision::reject)
        .orElseGet(
            () -> withCopy(new AccountEvent.BackupTurnedOn(c.account(), c.by()), c.copy(), c));
  }

  private static Decision<AccountEvent, AccountRejection> withCopy(
      AccountEvent first, Optional<BackupCopy> copy, AccountCommand.AboutOwnData command) {
    var events = new ArrayList<AccountEvent>(List.of(first));
    copy.map(made -> new AccountEvent.MessagesKeyCopied(command.account(), made, command.by()))
        .ifPresent(events::add);
    return new Decision.Accepted<>(events);
  }

  private static Decision<AccountEvent, AccountRejection> turnOff(TurnOffBackup c, Open open) {
    if (!open.own().backup()) return reject(new AccountRejection.BackupAlready(false));
    return accept(new AccountEvent.BackupTurnedOff(c.account(), c.by()));
  }

  private static Decision<AccountEvent, AccountRejection> turnOn(TurnOnCaldav c, Open open) {
    if (open.own().caldav()) return reject(new AccountRejection.CaldavAlready(true));
    return accept(new AccountEvent.CaldavTurnedOn(c.account(), c.by()));
  }

  private static Decision<AccountEvent, AccountRejection> turnOff(TurnOffCaldav c, Open open) {
    if (!open.own().caldav()) return reject(new AccountRejection.CaldavAlready(false));
    return accept(new AccountEvent.CaldavTurnedOff(c.account(), c.by()));
  }

  /// Whether a trusted device owes a new messages key: a revoked device held the one in use, or the
  /// vault has reached it although it no longer may (R33, R72).
  ///
  /// A new one helps once the secrets that keep and copy it are new themselves.
  public static boolean owesMessagesKey(Open open) {
    var messages = open.own().messages();
    if (!messages.inUse()) return false;
    int current = messages.current();
    var service = open.service();
    boolean leaked =
        messages.circleEpoch() <= open.circle().compromised()
            || messages.reachedBy(service.compromised()) >= current;
    boolean standard = open.mode() == ProtectionMode.STANDARD;
    if (standard && open.own().backup()) return leaked;
    // A STANDARD account's vault has the current service secret, or is about to be given it.
    int vault = standard ? service.current() : service.known();
    return leaked || messages.reachedBy(vault) >= current;
  }
}
